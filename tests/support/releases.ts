import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A small library with the places of its site: a folder in which releases are made, and meddled with. */
export interface Trial {
  /** The folder of it all. */
  folder: string;
  /** The site that is built. */
  site: string;
  /** What a release of it needs to know. */
  environment: { CONTENT_DIR: string; OUT_DIR: string };
}

/** Lays out a small library. The site is built into `out`, or else beside the content. */
export async function layOut(folder: string, out = folder): Promise<Trial> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp('tests/fixtures/sound', `${folder}/content`, { recursive: true });
  return {
    folder: out,
    site: `${out}/dist`,
    environment: { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${out}/dist` },
  };
}

/** Gives the library a text, so that its next site differs from the last one. */
export const change = ({ environment }: Trial, text: string): Promise<void> =>
  writeFile(
    `${environment.CONTENT_DIR}/related/changing.md`,
    `---\ntitle: Changing\nadded: 2026-01-01\n---\n\n${text}\n`,
  );

/** A release under way. */
export interface Release {
  child: ChildProcess;
  /** Its exit status, with what it printed. The status of one that was killed is null. */
  ended: Promise<{ status: number | null; printed: string }>;
}

/** Starts a release, in a group of processes of its own, as a terminal does; of this project, or a copy of it. */
export function start({ environment }: { environment: Record<string, string> }, cwd = '.'): Release {
  const words = ['scripts/build/index.ts'];
  const child = spawn(process.execPath, words, { cwd, env: { ...process.env, ...environment }, detached: true });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      printed += data;
    });
  return { child, ended: new Promise((resolve) => child.once('close', (status) => resolve({ status, printed }))) };
}

/** The hash of each file of a folder, by its path. */
export async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const hash = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [relative(folder, file), await hash(file)])),
  );
}

/** All of a site with the headers that go with it, as one hash of each; of what is not there, nothing. */
export async function stateOf({ site }: Trial): Promise<{ site?: string; headers?: string }> {
  const one = async (folder: string) =>
    createHash('sha256')
      .update(JSON.stringify(await hashesOf(folder)))
      .digest('hex');
  return {
    ...(existsSync(site) && { site: await one(site) }),
    ...(existsSync(`${site}.headers`) && { headers: await one(`${site}.headers`) }),
  };
}

/** What lies beside the site that no release should leave. */
export const leftovers = async ({ folder }: Trial): Promise<string[]> =>
  (await readdir(folder)).filter((name) => !['content', 'dist', 'dist.cache', 'dist.headers'].includes(name));

/** A former id of the article, which the released site leads on from. */
export const formerId = 'how-cells-operate';

/** Releases the site's own content, with a former id of the article. Gives the folder of the site. */
export async function releaseOwn(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await cp('src/content', `${folder}/content`, { recursive: true });
  const article = `${folder}/content/articles/how-isis-cells-operate.mdx`;
  const text = await readFile(article, 'utf8');
  await writeFile(article, text.replace('---\n', `---\nformerly:\n  - ${formerId}\n`));
  const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` };
  const { status, printed } = await start({ environment }).ended;
  if (status !== 0) throw new Error(printed);
  return environment.OUT_DIR;
}
