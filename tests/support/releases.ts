import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { demoContent } from '../../scripts/support/run-build.ts';

/** A small library and the site that is built from it, for tests that break things. */
export interface Sandbox {
  /** The folder that contains the site. */
  folder: string;
  /** The folder of the built site. */
  site: string;
  /** The variables for a release. */
  environment: { CONTENT_DIR: string; OUT_DIR: string };
}

/** Creates a sandbox from the fixture `sound`. `siteParent` is where the site goes, if not next to the content. */
export async function createSandbox(folder: string, siteParent = folder): Promise<Sandbox> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp('tests/fixtures/sound', `${folder}/content`, { recursive: true });
  return {
    folder: siteParent,
    site: `${siteParent}/dist`,
    environment: { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${siteParent}/dist` },
  };
}

/** Writes the text of one work, so that the next site differs from the last. */
export const writeChangingWork = ({ environment }: Sandbox, text: string): Promise<void> =>
  writeFile(
    `${environment.CONTENT_DIR}/related/changing.md`,
    `---\ntitle: Changing\nadded: 2026-01-01\n---\n\n${text}\n`,
  );

/** A release that is running. */
export interface RunningRelease {
  child: ChildProcess;
  /** Returns the output so far. */
  output: () => string;
  /** Resolves when it has ended. The status of a process that was killed is null. */
  ended: Promise<{ status: number | null; output: string }>;
}

/** Starts a release of this project, or of the copy in `cwd`, in its own process group, as a terminal does. */
export function startRelease(
  environment: Record<string, string>,
  cwd = '.',
  options: readonly string[] = [],
): RunningRelease {
  const args = ['scripts/build/index.ts', ...options];
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...environment }, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data;
    });
  return {
    child,
    output: () => output,
    ended: new Promise((resolve) => child.once('close', (status) => resolve({ status, output }))),
  };
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Returns the hash of each file in a folder, by its path. */
export async function hashFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [relative(folder, file), sha256(await readFile(file))])),
  );
}

/** Returns one hash of the site and one of its rules for hosts, each only if it exists. */
export async function hashSite({ site }: Pick<Sandbox, 'site'>): Promise<{ site?: string; headers?: string }> {
  const hashFolder = async (folder: string) => sha256(JSON.stringify(await hashFiles(folder)));
  return {
    ...(existsSync(site) && { site: await hashFolder(site) }),
    ...(existsSync(`${site}.headers`) && { headers: await hashFolder(`${site}.headers`) }),
  };
}

/** Lists the files next to the site, and in the work folder of builds, that a release should have deleted. */
export const findLeftovers = async ({ folder, site }: Sandbox): Promise<string[]> => [
  ...(await readdir(folder)).filter(
    (name) => !['content', 'public', 'dist', 'dist.build', 'dist.cache', 'dist.headers'].includes(name),
  ),
  ...(existsSync(`${site}.build`) ? await readdir(`${site}.build`) : []).filter((name) => name !== 'manifest.json'),
];

/** A former id of the article in `releaseDemo`, which redirects to it. */
export const redirectedId = 'how-cells-operate';

/** The id of an article that `releaseDemo` lists as withdrawn. */
export const withdrawnId = 'withdrawn-article';

/** Releases the demo content, with a redirect to the article and a withdrawn one. Returns the folder of the site. */
export async function releaseDemo(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await cp(demoContent, `${folder}/content`, { recursive: true });
  const article = `${folder}/content/articles/how-isis-cells-operate.mdx`;
  const text = await readFile(article, 'utf8');
  await writeFile(article, text.replace('---\n', `---\nformerly:\n  - ${redirectedId}\n`));
  await writeFile(`${folder}/content/gone.yaml`, `- address: /articles/${withdrawnId}/\n`);
  const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` };
  const { status, output } = await startRelease(environment).ended;
  if (status !== 0) throw new Error(output);
  return environment.OUT_DIR;
}
