import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { de } from '../../src/messages/de.ts';
import { en } from '../../src/messages/en.ts';
import type { Site } from '../../src/settings.ts';
import { createSandbox, hashSite } from '../support/releases.ts';

const before: Site = {
  title: 'Foxglove Shelf',
  description: 'Readings from a foxglove meadow.',
  language: 'en',
  locale: 'en-GB',
  url: 'https://foxglove.example/shelf/',
  email: 'ann@foxglove.example',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  colours: { accent: '#0b5394', paper: '#f4f9f2' },
  readingScript: false,
};
const after: Site = {
  title: 'Kiesel und Sand',
  description: 'Gelesen am Fluss.',
  language: 'de',
  url: 'https://kiesel.example/sand/',
  colours: { accent: '#14532d', paper: '#fdfdfd' },
};
/** What only the site with the first settings says. */
const traces = [
  ...[before.title, before.description, before.colours.accent, before.colours.paper, 'foxglove', '/shelf/'],
  ...['lang="en', 'creativecommons.org', en.page.skip],
];

const { environment, site, folder } = await createSandbox(`${testOutput}/settings`);

async function release(settings: Site, variables: Record<string, string> = {}): Promise<void> {
  const file = `${folder}/settings.json`;
  await writeFile(file, JSON.stringify(settings));
  await runRelease({ ...environment, SITE_SETTINGS: file, ...variables });
}

/** Returns the text of a file, unpacked. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString();
  if (bytes.toString('latin1', 0, 2) !== 'PK') return bytes.toString();
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

/** Lists the traces of the first settings in the site and its rules for hosts, by file. */
async function findTraces(): Promise<string[]> {
  const found: string[] = [];
  for (const parent of [site, `${site}.headers`])
    for (const entry of await readdir(parent, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      const text = entry.isFile() ? textOf(await readFile(file)) : '';
      const path = relative(folder, file);
      found.push(...traces.filter((trace) => `${path}\n${text}`.includes(trace)).map((trace) => `${path}: ${trace}`));
    }
  return found;
}

describe('a release with other settings than the last', () => {
  let tracesBefore: string[];
  beforeAll(async () => {
    await release(before);
    tracesBefore = await findTraces();
    await release(after);
  });

  test('leaves nothing of the old settings in any file', async () => {
    const unseen = traces.filter((trace) => !tracesBefore.some((found) => found.endsWith(`: ${trace}`)));
    expect(unseen, 'not on the site before').toEqual([]);
    expect(await findTraces()).toEqual([]);
    expect(await readFile(`${site}/index.html`, 'utf8')).toContain(de.page.skip);
  });

  test('publishes the same bytes as a cold one in another time zone, with its EPUB files', async () => {
    const cold = `${folder}/cold`;
    await release(after, { OUT_DIR: cold, TZ: 'Pacific/Apia' });
    expect(await readdir(`${cold}/articles`)).toContain('an-article.epub');
    expect(await hashSite({ site })).toEqual(await hashSite({ site: cold }));
  });
});
