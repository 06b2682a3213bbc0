import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent, report } from '../../../src/check/index.ts';
import { suggest } from '../../../src/check/suggest.ts';

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
});

test('a work that was renamed, or moved to the other collection, is found under its former addresses', async () => {
  const folder = await mkdtemp(join(workshop, 'moved-'));
  await cp(`${fixtures}/sound`, folder, { recursive: true });
  const text = `---\ntitle: A\nadded: 2026-01-01\nformerly:\n  - moved\n  - renamed\n---\n\nA note.\n`;
  await writeFile(join(folder, 'related/moved.md'), text);
  const { complaints, moved } = await checkContent(folder);
  expect(complaints).toEqual([]);
  expect(moved).toMatchObject({
    '/articles/moved': '/related/moved/',
    '/articles/renamed': '/related/moved/',
    '/related/renamed': '/related/moved/',
  });
  expect(moved).not.toHaveProperty('/related/moved');
});

describe('what is unusual and right has no complaint', () => {
  test.each([
    ['a long paragraph without spaces', '桃園結義'.repeat(80)],
    ['Thai', 'ภาษาไทยไม่มีวรรค'.repeat(30)],
    ['brackets with a caret', 'The pattern \\[^abc] and `[^def]`, and \\[\\[two\\]\\].'],
    ['a table', '| A | B |\n| - | - |\n| 1 \\| 2 | 3 |'],
    ['code in a list and a quotation', '- One\n\n  ```\n  a\n  ```\n\n> ```\n> b\n> ```\n\n~~~~\n```\n~~~~'],
    ['indented code', 'Words:\n\n    [[a]] ##b\n\nWords.'],
    ['elements that markdown has no sign for', 'H<sub>2</sub>O and <abbr title="A (b)">A</abbr><br>and <b>a *b* c</b>'],
    ['an address', 'See https://example.org/a_(b)?c=d&e#f, or write to <ann@example.org>.'],
    ['a hashtag', '#hashtag and C# and F#, 1 < 2 > 1, a^2'],
  ])('%s', async (_what, body) => {
    const folder = await mkdtemp(join(workshop, 'sound-'));
    await cp(`${fixtures}/sound`, folder, { recursive: true });
    const text = `---\ntitle: A\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n\n${body}\n`;
    await writeFile(join(folder, 'articles/unusual.md'), text);
    expect((await checkContent(folder)).complaints).toEqual([]);
  });
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
