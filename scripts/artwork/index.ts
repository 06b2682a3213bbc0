/** Renders the site's images: the social card, the home-screen icon and the screenshot in the README. */
import { readFile } from 'node:fs/promises';
import { launch } from '../support/browser.ts';
import { serve } from '../support/serve.ts';

const browser = await launch();
const screenshot = async (address: string, path: string, width: number, height: number) => {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(address);
  await page.screenshot({ path });
  await page.close();
  console.log(path);
};

await screenshot(new URL('card.html', import.meta.url).href, 'public/card.png', 1200, 630);

// home screens round the corners themselves
const icon = (await readFile('public/favicon.svg', 'utf8')).replace(' rx="5"', '');
const iconPage = `<body style="margin:0"><img width="180" src="data:image/svg+xml,${encodeURIComponent(icon)}">`;
await screenshot(`data:text/html,${encodeURIComponent(iconPage)}`, 'public/apple-touch-icon.png', 180, 180);

const { server, address } = await serve('dist');
await screenshot(`${address}articles/how-isis-cells-operate/`, 'docs/reading.png', 1280, 960);
server.close();
await browser.close();
