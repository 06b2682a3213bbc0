import { describe, expect, test } from 'vitest';
import { updatedFile } from '../../update.ts';

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

  test('replaces a text with a text', () =>
    expect(updatedFile(existing, { frontmatter: {}, body: 'New text.' })).toMatch(/---\n\nNew text\.\n$/));
});
