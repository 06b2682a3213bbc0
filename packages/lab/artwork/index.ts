/** Takes the screenshot in the README: the newest article of the last build. */
import { checkContent, env, launch, paths, resolveLibrary, serve } from '../site.ts';

const screenshot = 'docs/reading.png';
const { articles } = resolveLibrary((await checkContent()).entries);
const [article] = articles;
if (!article) throw new Error('The library has no article to take a screenshot of');

const { server, address } = await serve(env.outDir, env.basePath);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
await page.goto(address + paths.work(article).slice(1));
await page.screenshot({ path: screenshot });
console.log(screenshot);
await browser.close();
server.close();
