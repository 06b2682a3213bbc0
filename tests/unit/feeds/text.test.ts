import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { feedText } from '../../../src/feeds/text.ts';
import { renderBody } from '../../support/render-body.ts';

const address = 'https://here.example/articles/tides/';
const write = async (body: string) => feedText(await renderBody(body), address);

describe('feedText', () => {
  test.each([
    ['the title of a link', `[the chart](https://a.example/ '"><script>steal()</script>')`],
    ['the title of an image', `![Chart](https://a.example/b.png '"><script>steal()</script>')`],
    ['an attribute of an element', `The <abbr title='"><script>steal()</script>'>G.M.T.</abbr>`],
    ['words', String.raw`Words \<script>steal()\</script> and \<!-- more`],
  ])('writes no element from text that looks like one: %s', async (_place, body) => {
    const html = await write(body);
    expect(html).not.toContain('<script');
    const $ = load(html);
    const [text, titles] = [$('body').text(), $('[title]').get()];
    expect(text + titles.map((element) => $(element).attr('title')).join('')).toContain('<script>steal()</script>');
  });

  test.each([
    ['a sign for “greater than”', `[a](https://a.example/ 'if a > b')`, 'if a > b'],
    ['an arrow', `<abbr title="high -> low">h.</abbr>`, 'high -> low'],
    ['a quotation mark', `<abbr title='the "spring"'>s.</abbr>`, 'the "spring"'],
    ['an ampersand', `<abbr title="Lamb &amp; Sons &amp;lt;">L.</abbr>`, 'Lamb & Sons &lt;'],
  ])('keeps the words of a title: %s', async (_case, body, title) => {
    const html = await write(body);
    expect(load(html)('[title]').attr('title')).toBe(title);
    expect(html).toMatch(/title="[^<>"]*"/);
  });

  test('drops the links of headings to themselves', async () => {
    expect(await write('## The quay\n\nWords.')).toBe('<h2>The quay</h2>\n<p>Words.</p>');
  });

  test.each([
    ['links', '<a href="/tags/ink/">A</a>', '<a href="https://here.example/tags/ink/">A</a>'],
    ['links within the page', '<a href="#p2">A</a>', `<a href="${address}#p2">A</a>`],
    ['pictures', '<img src="a.png" srcset="a-2.png 2x" alt="A">', `<img src="${address}a.png" alt="A"/>`],
    ['sources of quotations', '<q cite="/x/">A</q>', '<q cite="https://here.example/x/">A</q>'],
  ])('has absolute URLs: %s', (_case, html, expected) => {
    expect(feedText(html, address)).toBe(expected);
  });

  test.each([
    ['permalinks', '<p id="p1">A<a class="n" href="#p1"></a></p>', '<p>A</p>'],
    [
      'attributes for styles and scripts',
      '<p class="a" style="b" data-c role="d" aria-label="e" tabindex="0">A</p>',
      '<p>A</p>',
    ],
    ['comments', '<p>A<!-- note --></p>', '<p>A</p>'],
  ])('leaves out %s', (_part, html, expected) => {
    expect(feedText(html, address)).toBe(expected);
  });

  test('names notes, and keeps each after its paragraph, without a back link', async () => {
    const text = await write('A kiln.[^a]\n\nA second paragraph.\n\n[^a]: It was cold.');
    const $ = load(text);
    const words = $('body > *').map((_, block) => $(block).text());
    expect(words.get()).toEqual(['A kiln.1', 'Note 1: It was cold. ', 'A second paragraph.']);
  });

  test('keeps languages, dates and the structure of tables', () => {
    const html =
      '<p lang="he" dir="rtl"><time datetime="1931">A</time></p><table><tbody><tr><th scope="row" colspan="2">B</th></tr></tbody></table>';
    expect(feedText(html, address)).toBe(html);
  });
});
