import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseContentFile } from '../../src/check/rules/yaml.ts';
import * as summary from '../../src/check/summary.ts';
import { files, type RefreshContext } from '../../src/content-loader.ts';

/** Values of a field, and what they mean. Astro's parser reads most of them in another way. */
const scalars: [yaml: string, value: unknown][] = [
  ['0079-08-24', '0079-08-24'],
  ['0000-01-01', '0000-01-01'],
  ['2026-02-31', '2026-02-31'],
  ['2014-09-29', '2014-09-29'],
  ['2001-12-14 21:59:43', '2001-12-14 21:59:43'],
  ['1984', '1984'],
  ['0079', '0079'],
  ['0140449132', '0140449132'],
  ['12345678901234567890', '12345678901234567890'],
  ['1_000', '1_000'],
  ['1e3', '1e3'],
  ['-0.0', '-0.0'],
  ['0x1F', '0x1F'],
  ['0o17', '0o17'],
  ['0b101', '0b101'],
  ['12:30:45', '12:30:45'],
  ['.nan', '.nan'],
  ['.inf', '.inf'],
  ['yes', 'yes'],
  ['off', 'off'],
  ['True', 'True'],
  ['Null', 'Null'],
  ['=', '='],
  ['true', true],
  ['false', false],
  ['null', null],
  ['~', null],
  ['', null],
  ["'true'", 'true'],
  ['"1984"', '1984'],
  ["''", ''],
  ['>-\n  1984', '1984'],
  ['[1667, 1668]', ['1667', '1668']],
  ['{ part: 1, of: 03 }', { part: '1', of: '03' }],
  ['\n  - 1e3\n  -', ['1e3', null]],
];

const textOf = (yaml: string) => `---\ntitle: ${yaml}\n---\n\nThe text.\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-loader-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Stored = Map<string, { id: string; filePath?: string }>;

/**
 * Runs the loader as Astro does, with what an earlier run has stored. With `refresh`, runs it as the development server
 * does. Returns the data that the loader passes to the schema, by id.
 */
async function load(stored: Stored = new Map(), refresh?: RefreshContext): Promise<Map<string, unknown>> {
  const parsed = new Map<string, unknown>();
  const astroEntryType = {
    getEntryInfo: () => {
      throw new Error('Astro’s own parser was called');
    },
  };
  const context = {
    collection: 'related',
    watcher: refresh && {},
    refreshContextData: refresh,
    config: { root: pathToFileURL(`${folder}/`), srcDir: pathToFileURL(`${folder}/src/`) },
    logger: { warn: fail, error: fail },
    entryTypes: new Map([
      ['.md', astroEntryType],
      ['.mdx', astroEntryType],
    ]),
    generateDigest: (contents: string) => contents,
    parseData: ({ id, data }: { id: string; data: unknown }) => {
      parsed.set(id, data);
      return Promise.resolve(data);
    },
    store: {
      keys: () => stored.keys(),
      values: () => [...stored.values()],
      get: (id: string) => stored.get(id),
      set: (entry: { id: string }) => stored.set(entry.id, entry),
      delete: (id: string) => stored.delete(id),
    },
  };
  await files(folder).load(context as unknown as LoaderContext);
  return parsed;
}

function fail(message: string): never {
  throw new Error(message);
}

describe('the loader of the content', () => {
  test('reads every value as the content check does', async () => {
    await Promise.all(
      scalars.map(([yaml], index) => writeFile(`${folder}/${index}.md${index % 2 ? 'x' : ''}`, textOf(yaml))),
    );
    const parsed = await load();
    for (const [index, [yaml, value]] of scalars.entries()) {
      const checked = parseContentFile(await readFile(`${folder}/${index}.md${index % 2 ? 'x' : ''}`, 'utf8'));
      expect([yaml, checked.data, checked.problems]).toEqual([yaml, { title: value }, []]);
      expect([yaml, parsed.get(String(index))]).toEqual([yaml, { title: value }]);
    }
  });

  test('leaves out unpublished files in builds', async () => {
    const summaryOfDraft = vi.spyOn(summary, 'loadSummary').mockResolvedValue({
      unpublished: { 'related/a-draft.md': 'draft', 'articles/1.mdx': 'draft' },
      internalLinks: {},
    } as Partial<summary.Summary> as summary.Summary);
    onTestFinished(() => summaryOfDraft.mockRestore());
    await writeFile(`${folder}/a-draft.md`, textOf('A'));
    expect([...(await load()).keys()]).toContain('1');
    expect([...(await load()).keys()]).not.toContain('a-draft');
    await rm(`${folder}/a-draft.md`);
  });

  test('replaces the entry of a file that gets another extension', async () => {
    const stored: Stored = new Map();
    await writeFile(`${folder}/renamed.md`, textOf('A'));
    await load(stored);
    expect(stored.get('renamed')?.filePath).toBe('renamed.md');
    await rename(`${folder}/renamed.md`, `${folder}/renamed.mdx`);
    await load(stored);
    expect(stored.get('renamed')?.filePath).toBe('renamed.mdx');
  });

  test('loads only changed files without errors if the development server says which have changed', async () => {
    const names = ['changed', 'kept', 'deleted', 'wrong'];
    const paths = names.map((name) => join(folder, `${name}.md`));
    for (const path of paths) await writeFile(path, textOf('Old'));
    const stored: Stored = new Map();
    await load(stored);
    const [changed = '', , deleted = '', wrong = ''] = paths;
    for (const path of paths) await writeFile(path, textOf('New'));
    await rm(deleted);
    const changedFiles = [changed, deleted, wrong, join(folder, 'image.png'), join(folder, 'other', 'kept.md')];
    const parsed = await load(stored, { changedFiles, filesWithErrors: [wrong], onLoad: () => undefined });
    expect([...parsed]).toEqual([['changed', { title: 'New' }]]);
    expect(names.filter((name) => stored.has(name))).toEqual(['changed', 'kept']);
  });

  test('throws for invalid YAML', async () => {
    await writeFile(`${folder}/invalid.md`, textOf('a: b: c'));
    await expect(load()).rejects.toThrow('Nested mappings');
  });
});
