/** Takes the pictures in `docs/pictures` from the pages of test libraries, at twice their size. */
import { mkdir, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { launch, readOptions, runAstroBuild, serve, testOutput } from '../site.ts';
import { pictureFolder, pictures } from './pictures.ts';

readOptions(
  `npm run docs:pictures

Takes the pictures in ${pictureFolder} from the pages of test libraries. It takes no options.`,
  {},
);

const width = 640;
/** Space above and below the part that is shown. */
const space = 16;

await mkdir(pictureFolder, { recursive: true });
const browser = await launch();
const page = await browser.newPage({ viewport: { width, height: 960 }, deviceScaleFactor: 2, colorScheme: 'light' });
for (const [library, group] of Map.groupBy(Object.entries(pictures), ([, picture]) => picture.library)) {
  const folder = `${testOutput}/pictures`;
  await rm(folder, { recursive: true, force: true });
  await runAstroBuild({ CONTENT_DIR: library, OUT_DIR: `${folder}/site`, CACHE_DIR: `${folder}/cache` });
  const { server, address } = await serve(`${folder}/site`);
  for (const [file, { path, selector }] of group) {
    await page.goto(`${address}${path}/`);
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`No ${selector} on the page ${path}`);
    const clip = { x: 0, y: box.y - space, width, height: box.height + 2 * space };
    const screenshot = await page.screenshot({ fullPage: true, clip });
    await sharp(screenshot)
      .png({ palette: true, colours: 16, dither: 0, effort: 10 })
      .toFile(`${pictureFolder}/${file}`);
    console.log(`${pictureFolder}/${file}`);
  }
  server.close();
}
await browser.close();
