import { describe, expect, test } from 'vitest';
import { contentFile, updatedFile } from '../../../../scripts/import/frontmatter.ts';

describe('contentFile', () => {
  test('writes fields in the order of the schema, with quotation marks only where they are needed', () => {
    const frontmatter = {
      added: '2026-01-31',
      source: { doi: '10.1000/182', publication: 'Foreign: Affairs', volume: '97', published: '1950' },
      authors: [{ given: 'Ann', family: 'Writer' }],
      title: "No, it's #1",
      draft: true,
    };
    expect(contentFile({ collection: 'related', frontmatter, body: '\nA note.\n\n' })).toBe(`---
title: "No, it's #1"
authors:
  - family: Writer
    given: Ann
source:
  publication: 'Foreign: Affairs'
  published: 1950
  volume: '97'
  doi: 10.1000/182
added: 2026-01-31
draft: true
---

A note.
`);
  });

  test('keeps long values on one line', () => {
    const title = 'word '.repeat(60).trim();
    expect(contentFile({ collection: 'related', frontmatter: { title }, body: '' })).toBe(
      `---\ntitle: ${title}\n---\n`,
    );
  });
});

describe('updatedFile', () => {
  const existing = `---
title: Old # the editor's comment
source:
  published: 1950
  volume: "3"
  access: open
tags: [a-tag]
added: 2026-01-31
---

The editor's text.
`;

  test('replaces what the source says, and keeps what only the editor says', () =>
    expect(updatedFile(existing, { frontmatter: { title: 'New', source: { volume: '4' } }, body: '' })).toBe(`---
title: New # the editor's comment
source:
  published: 1950
  volume: '4'
  access: open
tags: [ a-tag ]
added: 2026-01-31
---

The editor's text.
`));

  test('returns the file unchanged if nothing differs', () =>
    expect(
      updatedFile(existing, { frontmatter: { title: 'Old', source: { volume: '3', published: '1950' } }, body: '' }),
    ).toBe(existing));

  test('replaces a text by a text', () =>
    expect(updatedFile(existing, { frontmatter: {}, body: 'New text.' })).toMatch(/---\n\nNew text\.\n$/));
});
