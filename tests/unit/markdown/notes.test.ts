import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { renderBody } from '../../support/render-body.ts';

const sentence = 'The potter counted her pots and wrote the sum on the door. ';
const longText = sentence.repeat(12);

/** Renders a body and returns its blocks in order: the tag of each, or the name of a note. */
async function blocksOf(body: string): Promise<string[]> {
  const $ = load(await renderBody(body));
  const name = (block: string) => /^(?:Editor’s n|N)ote \d+:/.exec($(block).text())?.[0];
  const blocks = $('body > :not(.with-notes), .with-notes > *').get();
  return blocks.map((block) =>
    $(block).attr('role') === 'doc-footnote' ? (name(block as never) ?? '') : block.tagName,
  );
}

/** Returns the names of the notes that are in the margin of a wide screen. */
async function inMargin(body: string): Promise<string[]> {
  const $ = load(await renderBody(body));
  return $('.note:not(.long) b')
    .get()
    .map((label) => $(label).text());
}

describe('a note comes right after', () => {
  test.each([
    ['its paragraph', 'A.[^1]\n\nB.\n\n[^1]: N.', ['p', 'Note 1:', 'p']],
    ['the paragraph that precedes a heading', 'A.[^1]\n\n## B\n\nC.\n\n[^1]: N.', ['p', 'Note 1:', 'h2', 'p']],
    ['its heading', '## A[^1]\n\nB.\n\n[^1]: N.', ['h2', 'Note 1:', 'p']],
    ['its list', '- A[^1]\n- B\n\nC.\n\n[^1]: N.', ['section', 'Note 1:', 'p']],
    ['its table', '| A[^1] |\n| - |\n| B |\n\nC.\n\n[^1]: N.', ['section', 'Note 1:', 'p']],
    ['its quotation', '> A[^1]\n\nB.\n\n[^1]: N.', ['section', 'Note 1:', 'p']],
    ['its verse', ':::verse\nA[^1]\n:::\n\nB.\n\n[^1]: N.', ['section', 'Note 1:', 'p']],
    ['the note before it', 'A[^2] and B.[^1]\n\nC.\n\n[^1]: N.\n\n[^2]: M.', ['p', 'Note 1:', 'Note 2:', 'p']],
    ['its first mark', 'A.[^1]\n\nB.[^1]\n\n[^1]: N.', ['p', 'Note 1:', 'p']],
    [
      "its block, if it is an editor's note",
      'A.[^ed-1]\n\nB.[^1]\n\n[^ed-1]: N.\n\n[^1]: M.',
      ['p', 'Editor’s note 1:', 'p', 'Note 2:'],
    ],
    ['its block, although it is defined before', '[^1]: N.\n\nA.[^1]\n\nB.', ['p', 'Note 1:', 'p']],
  ])('%s', async (_place, body, expected) => expect(await blocksOf(body)).toEqual(expected));
});

describe('a note in the margin', () => {
  const notes = (text: string, note: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${text}[^${n}]\n\n[^${n}]: ${note}`).join('\n\n');
  test.each([
    ['is next to a short paragraph', `A.[^1]\n\n[^1]: ${sentence}`, 1],
    ['is one of several', notes(longText, sentence, 5), 5],
    ['is short', `${longText}[^1]\n\n[^1]: ${longText}`, 0],
    ['has no table', `${longText}[^1]\n\n[^1]: A\n\n    | B |\n    | - |`, 0],
    ['has no code', `${longText}[^1]\n\n[^1]: A\n\n    \`\`\`\n    B\n    \`\`\``, 0],
    ['is not alone among notes for which there is no room', notes('A.', sentence.repeat(8), 6), 0],
  ])('%s', async (_rule, body, count) => expect(await inMargin(body)).toHaveLength(count));

  test('is not far below its mark', async () => {
    const crowded = notes('A.', sentence.repeat(3), 8);
    const roomy = Array.from({ length: 20 }, (_, n) => `${longText}[^r${n}]\n\n[^r${n}]: ${sentence}`).join('\n\n');
    const names = await inMargin(`${crowded}\n\n${roomy}`);
    expect(names.slice(0, 2)).toEqual(['Note 1:', 'Note 2:']);
    expect(names).not.toContain('Note 3:');
    expect(names).toContain('Note 28:');
  });
});

test('the arrow back to a mark isn’t an emoji', async () => {
  const $ = load(await renderBody('A.[^1] B.[^1]\n\n[^1]: N.'));
  expect($('.note a').text()).toBe('↩\u{FE0E}↩\u{FE0E}2');
});

test('the name of a note is in the language of the site', async () => {
  const { markdown } = await import('../../../src/markdown/processor.ts');
  const renderer = await markdown.createRenderer({ syntaxHighlight: false });
  const frontmatter = { extent: 'full', language: 'ar' };
  const body = 'نص.[^1] نص.[^ed-2]\n\n[^1]: حاشية.\n\n[^ed-2]: Words of the editor.';
  const $ = load((await renderer.render(body, { frontmatter })).code);
  expect($('#fn-1 + b').attr('lang')).toBe('en');
  expect($('#fn-1 + b').attr('dir')).toBeUndefined(); // the colon is between the name and the words
  expect($('.note:has(#fn-1)').attr('lang')).toBeUndefined();
  expect($('.note:has(#fn-ed-2)').attr()).toMatchObject({ lang: 'en', dir: 'ltr' });
});
