import { describe, expect, test } from 'vitest';
import { contentFile } from '../../../../scripts/entries/frontmatter.ts';

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
