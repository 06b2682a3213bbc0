import { expect, test } from 'vitest';
import { lossTotals, summary as summaryOf } from '../../report.ts';

const summary = (
  report: Parameters<typeof summaryOf>[0],
  options: Omit<Parameters<typeof summaryOf>[1], 'contentDir'>,
): string => summaryOf(report, { ...options, contentDir: 'content' });

/** Returns the lines of a summary without the files and the next steps. */
const resultIn = (text: string): string[] => text.split('\n').filter((line) => !/^(?:Next:|  content\/)/.test(line));

const loss = (id: string, what: string) => ({ id, what });

test.each([
  ['addresses and names of files', ['image https://quay.example/a.png', 'image b.jpg', 'image /c/d.gif'], ['image …']],
  ['values after a colon', ['field lccn: L1', 'field lccn: L2', 'field isan: 3'], ['field lccn', 'field isan']],
  [
    'quotations',
    ['part of the page: “One”', 'form “a”: its words', 'form “b”: its words'],
    ['part of the page', 'form …'],
  ],
  ['numbers', ['12 comments', '1 comment', '4 of 90 words, such as oar'], ['comments', '… of … words']],
  [
    'numbers of images',
    ['1 image without a description: a.png', '2 images without a description: b.png, c.png'],
    ['images without a description'],
  ],
  ['ids of blocks', ['block id ^reef-2', 'block id ^k7'], ['block id …']],
  ['targets', ['link to #one on the same page', 'link to #two on the same page'], ['link to … on the same page']],
])('lossTotals › counts losses that differ in %s as one kind', (_, lines, kinds) => {
  const totals = lossTotals(lines.map((what) => loss('x', what)));
  expect(totals.map(({ kind }) => kind)).toEqual(kinds);
  expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
});

test('summary › shows each kind of loss once, with examples', () => {
  const lost = [
    ...Array.from({ length: 30 }, (_, index) => loss(`work-${index}`, `image https://quay.example/${index}.png`)),
    loss('last', 'words: anchor'),
  ];
  const report = { imported: [], skipped: [], lost, totals: [], diagnostics: [], notes: [] };
  expect(summary(report, { dryRun: false, publish: false }).split('\n')).toEqual([
    'Nothing was imported.',
    'not imported (31):',
    '  work-0: image https://quay.example/0.png',
    '  work-1: image https://quay.example/1.png',
    '    and 28 more of this kind',
    '  last: words: anchor',
    '  --report FILE.json lists them all',
  ]);
});

test.each([
  [['created'], false, 'Imported 1 work, as a draft.'],
  [['created', 'created'], true, 'Imported 2 works.'],
  [['updated'], false, 'Updated 1 work.'],
  [['created', 'updated', 'updated'], false, 'Imported 1 work, as a draft. Updated 2 works.'],
] as const)('summary › counts works that are %j, published: %s', (changes, publish, line) => {
  const imported = changes.map((change, index) => ({
    source: 'a.bib',
    id: `work-${index}`,
    file: `related/work-${index}.md`,
    change,
  }));
  const report = { imported, skipped: [], lost: [], totals: [], diagnostics: [], notes: [] };
  expect(resultIn(summary(report, { dryRun: false, publish }))).toEqual([line]);
});

test.each([
  [[], 'Would import nothing.'],
  [['created', 'updated'], 'Would import 1 work, as a draft. Would update 1 work.'],
  [['updated'], 'Would update 1 work.'],
] as const)('summary › says that a dry run changed nothing: %j', (changes, line) => {
  const imported = changes.map((change) => ({ source: 'a.bib', id: 'a', file: 'related/a.md', change }));
  const report = { imported, skipped: [], lost: [], totals: [], diagnostics: [], notes: [] };
  expect(resultIn(summary(report, { dryRun: true, publish: false }))).toEqual([
    `${line} Dry run: nothing was changed.`,
  ]);
});

const rights = 'rights are missing (add --rights or --licence)';
test.each<[string[], boolean, string[]]>([
  [['tags/sea', 'articles/a', 'articles/b'], false, ['Imported 2 works, as drafts, and 1 tag.']],
  [['tags/sea', 'articles/a'], true, ['Imported 1 work and 1 tag.']],
  [['tags/sea', 'tags/salt'], false, ['Imported 2 tags.']],
  [[`articles/a ${rights}`], true, [`Imported 1 work, as a draft: ${rights}.`]],
  [[`articles/a ${rights}`, `articles/b ${rights}`], true, [`Imported 2 works, as drafts: ${rights}.`]],
  [
    ['articles/a private in WordPress', 'articles/b'],
    false,
    ['Imported 2 works, as drafts.', 'drafts (1):', '  articles/a.md: private in WordPress'],
  ],
  [
    [`articles/a ${rights}`, 'related/b'],
    true,
    ['Imported 2 works, 1 of them as a draft.', 'drafts (1):', `  articles/a.md: ${rights}`],
  ],
  [
    [`articles/a ${rights}`, 'articles/b private in WordPress', 'tags/sea'],
    true,
    [
      'Imported 2 works, as drafts, and 1 tag.',
      'drafts (2):',
      `  articles/a.md: ${rights}`,
      '  articles/b.md: private in WordPress',
    ],
  ],
])('summary › says which of %j are drafts, and why; published: %s', (entries, publish, lines) => {
  const imported = entries.map((entry) => {
    const [, id = '', whyDraft] = /^(\S+)(?: (.+))?$/.exec(entry) ?? [];
    return { source: 'a.xml', id, file: `${id}.md`, change: 'created' as const, ...(whyDraft && { whyDraft }) };
  });
  const report = { imported, skipped: [], lost: [], totals: [], diagnostics: [], notes: [] };
  expect(resultIn(summary(report, { dryRun: false, publish }))).toEqual(lines);
});

test.each([
  [
    1,
    {},
    [
      '  content/articles/work-1.md',
      'Next: npm run dev shows the draft. When it is complete: npm run publish -- work-1',
    ],
  ],
  [
    2,
    { report: 'blog.json' },
    [
      '  content/articles/work-1.md',
      '  content/articles/work-2.md',
      'Next: npm run dev shows the drafts. When they are complete: npm run publish -- --import blog.json',
    ],
  ],
  [
    12,
    {},
    [
      ...Array.from({ length: 10 }, (_, index) => `  content/articles/work-${index + 1}.md`),
      '  and 2 more',
      'Next: npm run dev shows the drafts. When they are complete: npm run publish -- ID…',
    ],
  ],
  [1, { publish: true }, ['  content/articles/work-1.md']],
  [1, { dryRun: true }, ['  content/articles/work-1.md']],
])('summary › lists the files and the next steps for %i works with %j', (length, options, lines) => {
  const imported = Array.from({ length }, (_, index) => {
    const id = `work-${index + 1}`;
    return { source: 'a.xml', id, file: `articles/${id}.md`, change: 'created' as const };
  });
  const report = { imported, skipped: [], lost: [], totals: [], diagnostics: [], notes: [] };
  const [, ...rest] = summary(report, { dryRun: false, publish: false, ...options }).split('\n');
  expect(rest).toEqual(lines);
});
