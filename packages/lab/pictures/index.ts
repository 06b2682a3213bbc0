/**
 * Takes the pictures of the documentation: the pictures in `docs/pictures`, at double resolution, from pages of test
 * libraries and the demo content, and the picture in the README from the demo content's article.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import {
  checkContent,
  demoContent,
  errorPage,
  launch,
  readOptions,
  runAstroBuild,
  serve,
  testOutput,
} from '../site.ts';
import { fingerprintFile, lookOfPages } from './fingerprint.ts';
import { articlePicture, mistakes, mistakesPicture, pictureFolder, pictures } from './pictures.ts';

readOptions(
  `npm run docs:pictures

Takes the pictures in ${pictureFolder} and ${articlePicture} from the pages of test libraries. It takes no options.`,
  {},
);

/** The space above and below the part that is shown, in CSS pixels. */
const space = 16;

await mkdir(pictureFolder, { recursive: true });
const browser = await launch();
const openPage = (width: number) =>
  browser.newPage({ viewport: { width, height: 960 }, deviceScaleFactor: 2, colorScheme: 'light' });
const folder = `${testOutput}/pictures`;

/** Builds a library and serves it. */
async function serveLibrary(library: string) {
  await rm(folder, { recursive: true, force: true });
  const SITE_URL = 'https://commonplace.example';
  await runAstroBuild({ CONTENT_DIR: library, OUT_DIR: `${folder}/site`, CACHE_DIR: `${folder}/cache`, SITE_URL });
  return serve(`${folder}/site`);
}

/** Writes a screenshot as a small file. */
async function savePicture(file: string, screenshot: Buffer): Promise<void> {
  await sharp(screenshot).png({ palette: true, colours: 16, dither: 0, effort: 10 }).toFile(`${pictureFolder}/${file}`);
  console.log(`${pictureFolder}/${file}`);
}

/** Shows the mistakes in a file as `npm run dev` does. */
async function showMistakes(): Promise<void> {
  await cp('tests/fixtures/sound', `${folder}/content`, { recursive: true });
  await writeFile(`${folder}/content/articles/the-last-keeper.md`, mistakes);
  const { diagnostics } = await checkContent(`${folder}/content`);
  const errors = diagnostics.filter(({ file, level }) => file.includes('the-last-keeper') && level === 'error');
  const file = 'src/content/articles/the-last-keeper.md';
  const inLibrary = errors.map((error) => ({ ...error, file }));
  const page = await openPage(640);
  await page.setContent(errorPage(inLibrary, '/'));
  await savePicture(mistakesPicture, await page.locator('body').screenshot());
}

for (const [library, group] of Map.groupBy(Object.entries(pictures), ([, picture]) => picture.library)) {
  const { server, address } = await serveLibrary(library);
  for (const [file, { path, width = 640, selector, until = selector }] of group) {
    const page = await openPage(width);
    await page.goto(`${address}${path}`);
    const [first, last] = await Promise.all([selector, until].map((part) => page.locator(part).boundingBox()));
    if (!first || !last) throw new Error(`No ${first ? until : selector} on the page ${path}`);
    const clip = { x: 0, y: first.y - space, width, height: last.y + last.height - first.y + 2 * space };
    await savePicture(file, await page.screenshot({ fullPage: true, clip }));
    await page.close();
  }
  server.close();
}
await showMistakes();
const { server, address } = await serveLibrary(demoContent);
const desk = await browser.newPage({ viewport: { width: 1280, height: 960 }, colorScheme: 'light' });
await desk.goto(`${address}articles/how-isis-cells-operate/`);
await desk.screenshot({ path: articlePicture });
console.log(articlePicture);
server.close();
await browser.close();
await writeFile(fingerprintFile, `${lookOfPages()}\n`);
