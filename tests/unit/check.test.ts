import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent, countWorks, report } from '../../src/check/index.ts';
import { suggest } from '../../src/check/nearest.ts';

const fixtures = 'tests/fixtures';
let workshop: string;
beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'commonplace-check-'));
});
afterAll(() => rm(workshop, { recursive: true }));

/** Lays the files of a case over the sound library and checks the result. */
async function check(name: string) {
  const folder = join(workshop, name);
  await cp(`${fixtures}/sound`, folder, { recursive: true });
  await cp(`${fixtures}/hostile/${name}`, folder, {
    recursive: true,
    filter: (path) => !path.endsWith('expected.txt'),
  });
  const { complaints } = await checkContent(folder);
  return report(complaints).replaceAll(`${relative(process.cwd(), folder)}/`, '');
}

describe('bad content', async () => {
  const cases = await readdir(`${fixtures}/hostile`);
  test.each(cases)('%s', async (name) => {
    const expected = await readFile(`${fixtures}/hostile/${name}/expected.txt`, 'utf8');
    expect(await check(name)).toBe(expected.trimEnd());
  });
});

test('sound content has no complaint, and is counted', async () => {
  const findings = await checkContent(`${fixtures}/sound`);
  expect(findings).toMatchObject({
    complaints: [],
    counts: { articles: 1, related: 1, tags: 2 },
    moved: { '/tags/the-other-tag': '/tags/second-tag/' },
    changed: { '/articles/an-article/': '2026-01-01', '/related/a-reading/': '2026-02-01' },
    entries: { articles: [{ id: 'an-article' }], related: [{ id: 'a-reading' }], tags: [{}, {}] },
  });
  expect(countWorks(findings)).toBe(2);
});

test("the site's own content has no complaint", async () => {
  expect((await checkContent('src/content')).complaints).toEqual([]);
});

test.each([
  ['terorism', ['terrorism', 'jihad'], 'did you mean terrorism?'],
  ['poetry', ['terrorism', 'jihad'], 'known: jihad, terrorism'],
  ['poetry', [], 'none is defined yet'],
  ['poetry', Array.from({ length: 30 }, (_, n) => `tag-number-${n}`), '30 are known'],
])('suggests for %s among %j: %s', (name, known, suggestion) => {
  expect(suggest(name, known)).toBe(suggestion);
});
