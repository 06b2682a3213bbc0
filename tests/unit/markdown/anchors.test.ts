import { describe, expect, test } from 'vitest';
import { headingIds } from '../../../src/markdown/anchors.ts';

describe('headingIds', () => {
  test.each([
    ['slugs the text', ['Lone wolves?'], ['lone-wolves']],
    ['numbers repeated headings', ['Notes', 'Notes'], ['notes', 'notes-1']],
    ['avoids the ids of page layout', ['Main', 'Work cite'], ['heading-main', 'heading-work-cite']],
    ['avoids the ids of paragraphs and footnotes', ['P3', 'Fn 1'], ['heading-p3', 'heading-fn-1']],
    ['names a heading without letters or digits', ['…'], ['heading-']],
  ])('%s', (_behaviour, headings, expected) => expect(headings.map(headingIds())).toEqual(expected));
});
