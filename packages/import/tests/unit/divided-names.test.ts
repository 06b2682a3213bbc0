import { expect, test } from 'vitest';
import { divideNames } from '../../divided-names.ts';
import type { LibraryEntry } from '../../site.ts';

const undivided = { literal: 'Käthe Wick' };
const divided = { family: 'Wick', given: 'Käthe' };
const note = (source: string) =>
  `${source}: the name “Käthe Wick” was divided like that of the same person elsewhere: “Wick, Käthe”`;

test.each([
  ['like the library', [{ authors: [undivided] }], [{ authors: [divided] }], [note('work 1')], [divided]],
  [
    'like another work of the import, wherever the person is named',
    [{ source: { editors: [undivided] } }, { authors: [divided] }],
    [{ source: { editors: [divided] } }, { authors: [divided] }],
    [note('work 1')],
  ],
  ['only if it is divided somewhere', [{ authors: [undivided] }, { authors: [undivided] }], undefined, []],
  ['not if it is another name', [{ authors: [{ literal: 'Wick Board' }] }, { authors: [divided] }], undefined, []],
] as const)(
  'divideNames › divides an undivided name %s',
  (_, before, after, notes, inLibrary: readonly object[] = []) => {
    const entries = structuredClone(before).map((frontmatter, index) => ({
      collection: 'related' as const,
      id: `work-${index + 1}`,
      source: `work ${index + 1}`,
      frontmatter: frontmatter as Record<string, unknown>,
      body: '',
    }));
    const library: LibraryEntry[] = [
      { collection: 'related', id: 'foam', file: 'foam.md', fields: { authors: inLibrary }, body: '' },
    ];
    expect(divideNames(entries, { entries: library })).toEqual(notes);
    expect(entries.map(({ frontmatter }) => frontmatter)).toEqual(after ?? before);
  },
);
