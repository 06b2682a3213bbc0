/** Builds the site and takes the screenshot in the README: its newest article. */
import { checkContent, env, launch, paths, readOptions, resolveLibrary, runNode, serve } from '../site.ts';

readOptions(
  `npm run artwork

Builds the site, and takes the screenshot in the README. It takes no options.`,
  {},
);

const screenshot = 'docs/reading.png';
const { articles } = resolveLibrary((await checkContent()).entries);
const [article] = articles;
if (!article) throw new Error('The library has no article to take a screenshot of');

await runNode({ name: 'The build', args: ['scripts/build/index.ts'], works: 0 });
const { server, address } = await serve(env.outDir, env.basePath);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
await page.goto(address + paths.work(article).slice(1));
await page.screenshot({ path: screenshot });
console.log(screenshot);
await browser.close();
server.close();
