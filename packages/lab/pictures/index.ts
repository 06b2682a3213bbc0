/**
 * Takes the pictures of the documentation: those in `docs/pictures` from the pages of test libraries, at twice their size, and
 * that in the README from the article of the demo content.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { demoContent, launch, readOptions, runAstroBuild, serve, testOutput } from '../site.ts';
import { fingerprintFile, lookOfPages } from './fingerprint.ts';
import { articlePicture, pictureFolder, pictures } from './pictures.ts';

readOptions(
  `npm run docs:pictures

Takes the pictures in ${pictureFolder} and ${articlePicture} from the pages of test libraries. It takes no options.`,
  {},
);

const width = 640;
/** Space above and below the part that is shown. */
const space = 16;

await mkdir(pictureFolder, { recursive: true });
const browser = await launch();
const page = await browser.newPage({ viewport: { width, height: 960 }, deviceScaleFactor: 2, colorScheme: 'light' });
const folder = `${testOutput}/pictures`;

/** Builds a library and serves it. */
async function serveLibrary(library: string) {
  await rm(folder, { recursive: true, force: true });
  await runAstroBuild({ CONTENT_DIR: library, OUT_DIR: `${folder}/site`, CACHE_DIR: `${folder}/cache` });
  return serve(`${folder}/site`);
}

for (const [library, group] of Map.groupBy(Object.entries(pictures), ([, picture]) => picture.library)) {
  const { server, address } = await serveLibrary(library);
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
const { server, address } = await serveLibrary(demoContent);
const desk = await browser.newPage({ viewport: { width: 1280, height: 960 }, colorScheme: 'light' });
await desk.goto(`${address}articles/how-isis-cells-operate/`);
await desk.screenshot({ path: articlePicture });
console.log(articlePicture);
server.close();
await browser.close();
await writeFile(fingerprintFile, `${lookOfPages()}\n`);
