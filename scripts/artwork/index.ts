/** Draws the pictures of the site: the social card, the icon for home screens, and the page that the README shows. */
import { readFile } from 'node:fs/promises';
import { launch } from '../support/browser.ts';
import { serve } from '../support/serve.ts';

const browser = await launch();
const draw = async (address: string, path: string, width: number, height: number) => {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(address);
  await page.screenshot({ path });
  await page.close();
  console.log(path);
};
const here = (file: string) => new URL(file, import.meta.url).href;

await draw(here('artwork/card.html'), 'public/card.png', 1200, 630);
const icon = (await readFile('public/favicon.svg', 'utf8')).replace(' rx="5"', '');
const page = `<body style="margin:0"><img width="180" src="data:image/svg+xml,${encodeURIComponent(icon)}">`;
await draw(`data:text/html,${encodeURIComponent(page)}`, 'public/apple-touch-icon.png', 180, 180);

const { server, address } = await serve('dist');
await draw(`${address}articles/how-isis-cells-operate/`, 'docs/reading.png', 1280, 960);
server.close();
await browser.close();
