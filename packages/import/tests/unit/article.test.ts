import { describe, expect, test } from 'vitest';
import type { Imported } from '../../entry.ts';
import { idAllotter } from '../../ids.ts';
import { importPage } from '../../page/index.ts';

const long =
  'The miller of the upper mill weighed each sack twice, once with the door shut and once with it open, because the draught, as he said, had a weight of its own, and he entered both numbers in a book that nobody asked to see.';
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAPUlEQVRIie3VQQ0AMAwCwClBGOqQOhnb45L+mzSUO+mezLG4Th3hmneqAonKHCSKxWGxWAwWh8ViMV+xeAE5hSDMHBTqGAAAAABJRU5ErkJggg==';

function importHtml(html: string) {
  const { entries, lost, notes } = importPage(
    { name: 'page.html', text: html, bytes: Buffer.from(html), readFile: () => undefined },
    {
      tags: 'match',
      notes: false,
      rights: 'A test.',
      libraryTags: [],
      allotId: idAllotter({ tags: [], entries: [], formerIds: { works: [], tags: [] } }),
      progress: () => undefined,
    },
  ) as Imported;
  const [entry] = entries;
  return {
    body: (entry?.body ?? '').replaceAll(long, '…').trim(),
    lost: lost.map(({ what }) => what),
    fields: entry?.frontmatter ?? {},
    files: entry?.files ?? [],
    notes,
  };
}

/** A page whose article has paragraphs before and after some HTML. */
const page = (inside: string, { head = '', beside = '' } = {}) =>
  `<!doctype html><html lang="en"><head><title>The Upper Mill</title>${head}</head><body><nav><a href="/">Home</a></nav><main><article><h1>The Upper Mill</h1><p>${long}</p><p>${long}</p>${inside}<p>${long}</p></article></main>${beside}</body></html>`;

const around = (text: string) => ['…', '…', ...(text === '' ? [] : [text]), '…'].join('\n\n');

describe('importPage keeps', () => {
  test.each<[string, string, string, string?]>([
    [
      'headings with a link to edit them',
      '<div class="mw-heading"><h2>Wheels</h2><span class="mw-editsection">[<a href="/e">edit</a>]</span></div>',
      '## Wheels',
    ],
    [
      'a section whose id is that of a list elsewhere',
      '<section id="related-work"><h2>Related work</h2><p>Two others weighed flour, and neither of them weighed the wind.</p></section>',
      '## Related work\n\nTwo others weighed flour, and neither of them weighed the wind.',
    ],
    ['remarks', '<div class="remark"><p>Remark. The book is lost.</p></div>', 'Remark. The book is lost.'],
    [
      'commentary',
      '<div class="commentary"><p>The scale was wrong by an ounce.</p></div>',
      'The scale was wrong by an ounce.',
    ],
    [
      'a bill of fare',
      '<div id="menu"><h3>Breads</h3><p>Rye, with seeds, as the carters had it.</p></div>',
      '## Breads\n\nRye, with seeds, as the carters had it.',
    ],
    [
      'the source of a quotation',
      '<blockquote><p>Weigh it again.</p><footer>The Guild, <cite>Rules</cite></footer></blockquote>',
      '> Weigh it again.\n>\n> The Guild, <cite>Rules</cite>',
    ],
    ['pictures of AMP', '<amp-img src="wheel.png" alt="A wheel"></amp-img>', '<MissingImage label="A wheel" />'],
    [
      'shadow roots, with what is in their slots',
      '<mill-box><template shadowrootmode="open"><p>Inside: <slot></slot></p></template>flour of rye</mill-box>',
      'Inside: flour of rye',
    ],
    [
      'a formula of KaTeX once',
      '<p>So <span class="katex"><span class="katex-mathml"><math><annotation encoding="application/x-tex">a=b</annotation></math></span><span class="katex-html">a=b</span></span> holds.</p>',
      'So `a=b` holds.',
    ],
    [
      'a formula of MathJax as TeX',
      '<p>So <span class="MathJax_Preview"></span><span class="MathJax">a=b</span><script type="math/tex">a=b</script> holds.</p>',
      'So `a=b` holds.',
    ],
    ['spaces around elements of scripts', '<p>So <x-sum>a sack</x-sum> holds.</p>', 'So a sack holds.'],
    [
      'headings without signs that link to them',
      '<h2 id="w">Wheels<a href="#w">¶</a></h2><p>Two.</p>',
      '## Wheels\n\nTwo.',
    ],
    [
      'notes in the margin, without their switches',
      '<p>Two<label class="margin-toggle">⊕</label><input type="checkbox" class="margin-toggle"><span class="marginnote">Or three.</span> wheels.</p>',
      'Two[^1] wheels.',
      '\n\n[^1]: Or three.',
    ],
    [
      'notes beside the text with the paragraph before them',
      '<p>Two wheels.</p><div class="sidenote">Or three.</div>',
      'Two wheels.[^1]',
      '\n\n[^1]: Or three.',
    ],
    [
      'notes in attributes',
      '<p>Two<a href="#" data-footnote="Or three.">1</a> wheels.</p>',
      'Two[^1] wheels.',
      '\n\n[^1]: Or three.',
    ],
    [
      'notes in the rows of a table',
      '<p>Two<a href="#f" name="r">[1]</a> wheels.</p><table><tr><td><a name="f" href="#r">[1]</a></td><td>Or three.</td></tr></table>',
      'Two[^1] wheels.',
      '\n\n[^1]: Or three.',
    ],
    [
      'notes without brackets around their links back',
      '<p>Two<sup><a href="#f" id="r">1</a></sup> wheels.</p><ol><li id="f">Or three. [<a href="#r">↩</a>]</li></ol>',
      'Two[^1] wheels.',
      '\n\n[^1]: Or three.',
    ],
    [
      'answers that open on a click',
      '<div style="display: none"><p>The wheel was stopped by hand until the frost of that year, and never again.</p></div>',
      'The wheel was stopped by hand until the frost of that year, and never again.',
    ],
    [
      'what is hidden from screen readers only',
      '<p aria-hidden="true">The sign over the door was painted by a cousin.</p>',
      'The sign over the door was painted by a cousin.',
    ],
    [
      'details',
      '<details><summary>Why twice?</summary><p>He did not say.</p></details>',
      '**Why twice?**\n\nHe did not say.',
    ],
    [
      'an aside',
      '<aside><p>A sack held eleven stone in those years.</p></aside>',
      'A sack held eleven stone in those years.',
    ],
    [
      'words in buttons',
      '<p>The sluice is <button>open</button> or <button>shut</button>.</p>',
      'The sluice is open or shut.',
    ],
    ['short paragraphs', '<div class="outer"><div><p>Then it froze.</p></div></div>', 'Then it froze.'],
    [
      'a figure whose class names a button',
      '<figure class="share-image"><img src="wheel.png" alt=""><figcaption>The wheel in frost</figcaption></figure>',
      '<MissingImage label="The wheel in frost" />',
    ],
    [
      'verse by class',
      '<div class="poem"><div class="stanza"><span class="i0">The wheel goes round,<br></span><span class="i2">the flour falls.<br></span></div><div class="stanza"><span>No one calls.<br></span><span>No sound.<br></span></div></div>',
      ':::verse\nThe wheel goes round,\n  the flour falls.\n\nNo one calls.\nNo sound.\n:::',
    ],
    [
      'verse by spaces',
      '<p>The wheel goes round,<br>&nbsp;&nbsp;the flour falls.</p>',
      ':::verse\nThe wheel goes round,\n  the flour falls.\n:::',
    ],
    [
      'lines by style',
      '<div style="white-space: pre"><div>wheel:</div><div>  stop()</div></div>',
      '```\nwheel:\n  stop()\n```',
    ],
    ['line breaks by style', '<p style="white-space: pre-wrap">One sack\nand one</p>', 'One sack\\\nand one'],
    ['code of several lines', '<code>\nlet a;\n  let b;\n</code>', '```\nlet a;\n  let b;\n```'],
    [
      'a formula once',
      '<p>It is <span><span style="display: none"><math><mi>m</mi><annotation encoding="application/x-tex">{\\displaystyle m=2}</annotation></math></span><img class="mwe-math-fallback-image-inline" src="m.svg" alt="{\\displaystyle m=2}"></span> stone.</p>',
      'It is `m=2` stone.',
    ],
  ])('%s', (_, html, markdown, notes = '') => {
    const { body, lost } = importHtml(page(html));
    expect(body).toBe(around(markdown) + notes);
    expect(lost.filter((line) => line.startsWith('part of the page') || line.includes(' words, '))).toEqual([]);
  });

  test('formats by the style sheet of the page', () => {
    const head =
      '<style>/* .c9 { font-style: italic } */ .c1 { font-weight: 700 } .c2{font-style:italic;color:red} @media print { .c3 { font-weight: bold } } #x .c4 { text-decoration: line-through } .c5 { font-variant: small-caps }</style>';
    const html =
      '<p id="x"><span class="c1">A</span> <span class="c2">b</span> <span class="c3">c</span> <span class="c4">d</span> <span class="c5">e</span> <span class="c1" style="font-weight: 400">f</span> <span class="c9">g</span></p>';
    expect(importHtml(page(html, { head })).body).toBe(around('**A** *b* c ~~d~~ <small-caps>e</small-caps> f g'));
  });
});

describe('importPage takes pictures', () => {
  const missing = (label: string) => `<MissingImage label="${label}" />`;
  test.each([
    [
      'from the sources of a picture',
      '<figure><div><picture><source srcset="https://mill.example/fit:640,a/wheel.jpeg 640w, https://mill.example/w2.jpeg 2x"><img alt=""></picture></div><figcaption>The wheel</figcaption></figure>',
      missing('The wheel'),
      ['image https://mill.example/fit:640,a/wheel.jpeg'],
    ],
    [
      'once, with a copy before it',
      '<figure><noscript><img src="https://mill.example/w.jpg" alt=""></noscript><img data-src="https://mill.example/w.jpg" alt=""><figcaption>The wheel</figcaption></figure>',
      missing('The wheel'),
      ['image https://mill.example/w.jpg'],
    ],
    [
      'once, with a copy after it',
      '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="The wheel"><noscript><img src="https://mill.example/w.jpg" alt="The wheel"></noscript></p>',
      missing('The wheel'),
      ['image https://mill.example/w.jpg'],
    ],
    [
      'in a block of their own',
      '<div><img src="https://mill.example/w.jpg" alt="The wheel"></div>',
      missing('The wheel'),
      ['image https://mill.example/w.jpg'],
    ],
  ])('%s', (_, html, markdown, lines) =>
    expect(importHtml(page(html))).toMatchObject({ body: around(markdown), lost: lines }),
  );

  const small =
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWNQSnPBihgGUgIAL5smQSKszC8AAAAASUVORK5CYII=';
  test.each([
    ['large', pixel],
    ['small', small],
  ])('from the page itself, if it is %s', (_, picture) => {
    const { body, files, lost } = importHtml(
      page(`<p><img src="data:image/png;base64,${picture}" alt="The wheel"></p>`),
    );
    expect(body).toBe(around('![The wheel](the-upper-mill-picture.png)'));
    expect(files).toHaveLength(1);
    expect(lost).toEqual([]);
  });
});

describe('importPage reports', () => {
  test.each([
    ['menus within the article', '<nav><a href="/a">Sacks</a> <a href="/b">Scales</a></nav>', 'Sacks Scales'],
    ['comments', '<div id="comments"><p>Nice wheel, thank you for this.</p></div>', 'Nice wheel, thank you for this.'],
    [
      'lists of other pages',
      '<div class="related"><h3><a href="/c">The lower mill</a></h3><p>A short story.</p></div>',
      'The lower mill A short story.',
    ],
    ['forms', '<form><p>Write to the miller.</p><input></form>', 'Write to the miller.'],
    ['headings that nothing follows', '<h2>Notes</h2><nav><a href="/a">Sacks</a></nav><h2>Scales</h2>', 'Notes'],
  ])('%s', (_, html, words) => {
    const { body, lost } = importHtml(page(html));
    expect(body).not.toContain(words);
    expect(lost).toContain(`part of the page: “${words}”`);
  });

  test('a page of which most is missing, as a draft', () => {
    const other = `<section class="extra">${`<div class="extra"><p>${long}</p></div>`.repeat(12)}</section>`;
    const html = page('', { beside: other });
    expect(importHtml(html).fields.draft).toBe(true);
    expect(importHtml(html).notes.join()).toContain('most words of the page are not in the article');
    expect(importHtml(page('')).fields).not.toHaveProperty('draft');
  });
});

describe('importPage doesn’t raise an alarm about', () => {
  test.each([
    [
      'line breaks in cells',
      '<img src="wheel.png" alt="A wheel"><table><tr><th>Mill</th><td>Upper<br>and lower</td></tr></table>',
    ],
    [
      'numbers of notes',
      '<p>A wheel<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>Or two.</p></aside>',
    ],
    [
      'links to notes and back',
      '<p>A wheel<a href="#e" id="r3">[ii]</a> <sup id="r1"><a href="#n">[1]</a></sup> and two<sup id="r2"><a href="#n">[1]</a></sup>.</p><ol><li id="n">^ <a href="#r1"><sup>x</sup></a> <a href="#r2"><sup>z</sup></a> Or three.</li></ol><p id="e"><a href="#r3">[ii]</a> At the end.</p>',
    ],
    [
      'lines of one element each',
      '<p><span style="display: block">A wheel</span><span style="display: block">a sail</span></p>',
    ],
    ['characters that nobody sees', '<p>flour\u200Bsack, wind\u00ADmill</p>'],
    ['drawings', '<p>A sail.</p><svg><title>Plan</title><text>Axle</text></svg>'],
    ['what old browsers show', '<canvas>A sail as drawn.</canvas><audio src="a.mp3">How it sounds.</audio>'],
    ['raised figures', '<p>Two m<sup>2</sup>sails and a mill<sup>3</sup>wheel.</p>'],
  ])('%s', (_, html) => {
    const { lost } = importHtml(page(html));
    expect(lost.filter((what) => /^(?:words:|\d+ of \d+ words)/.test(what))).toEqual([]);
  });
});

test.each(['Мельница', '水車小屋', 'The Mill'])('importPage doesn’t repeat the title %s as a heading', (title) =>
  expect(importHtml(page('').replaceAll('The Upper Mill', title)).body).toBe(around('')),
);

describe('importPage takes facts from', () => {
  const copy = 'https://web.archive.org/web/20120301000000/http://mill.example/2009/wheel.html';
  const person = (given: string, family: string) => ({ family, given });
  test.each<[string, string, object]>([
    [
      'the canonical link of a Medium export',
      page('').replace(
        '</article>',
        '<footer><a class="p-author">Ida Korn</a> <a class="p-canonical" href="https://blog.example/@ida/wheel-1">Canonical link</a></footer></article>',
      ),
      { authors: [person('Ida', 'Korn')], source: { url: 'https://blog.example/@ida/wheel-1' } },
    ],
    [
      'a copy in the Wayback Machine',
      page('', { head: `<link rel="canonical" href="${copy}">` }),
      {
        source: { publication: 'mill.example', url: 'http://mill.example/2009/wheel.html' },
        via: { publication: 'Wayback Machine', archived: copy },
      },
    ],
    [
      'a blog by Blogger',
      page(
        '<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Ida Korn</span></span></div>',
      ).replace('<main>', '<main><h2 class="date-header"><span>Sunday, 8 May 2016</span></h2>'),
      { authors: [person('Ida', 'Korn')], source: { published: '2016-05-08' } },
    ],
    [
      'a byline in the text',
      page('').replace('</h1>', '</h1><p>By Ida Korn, 3 March 2009</p>'),
      { authors: [person('Ida', 'Korn')], source: { published: '2009-03-03' } },
    ],
    [
      'the date of a byline',
      page('', { head: '<meta name="author" content="Ida Korn">' }).replace(
        '</h1>',
        '</h1><p>By Ida Korn, 3 March 2009</p>',
      ),
      { authors: [person('Ida', 'Korn')], source: { published: '2009-03-03' } },
    ],
    [
      'a byline and a date in the head of the article',
      page('').replace(
        /<h1>.*<\/h1>/,
        '<header><h1>The Upper Mill</h1><p class="byline">By Ida Korn</p><p>Posted on 3 March 2009</p></header>',
      ),
      { authors: [person('Ida', 'Korn')], source: { published: '2009-03-03' } },
    ],
    [
      'a byline and a date in lines of their own',
      page('').replace('</h1>', '</h1><p>By Ida Korn</p><p>Posted on 3 March 2009</p>'),
      { authors: [person('Ida', 'Korn')], source: { published: '2009-03-03' } },
    ],
    [
      'a title after the name of the site',
      page('', { head: '<meta property="og:site_name" content="Mill News">' }).replace(
        '<title>The Upper Mill',
        '<title>Mill News: The Upper Mill',
      ),
      { title: 'The Upper Mill' },
    ],
    [
      'a title of two lines',
      page('')
        .replace('<h1>The Upper Mill', '<h1>The Upper Mill<br><small>A History</small>')
        .replace('<title>The Upper Mill', '<title>The Upper Mill: A History'),
      { title: 'The Upper Mill: A History' },
    ],
    [
      'the language of its body',
      page('').replace('<html lang="en">', '<html>').replace('<body>', '<body lang="de">'),
      { language: 'de' },
    ],
    [
      'a heading, rather than the title with the site',
      page('').replace('<title>The Upper Mill', '<title>The Upper Mill - Encyclopedia'),
      { title: 'The Upper Mill' },
    ],
    [
      'the main heading of a word processor',
      page('', { head: '<meta name="generator" content="LibreOffice 7">' }).replace(
        '<title>The Upper Mill',
        '<title>Letter of May',
      ),
      { title: 'The Upper Mill' },
    ],
    [
      'the title of a document from Google Docs',
      page('')
        .replace(/<title>.*<\/title>/, '')
        .replace(/<h1>.*<\/h1>/, '<p class="title">The Upper Mill</p>'),
      { title: 'The Upper Mill' },
    ],
  ])('%s', (_, html, fields) => {
    const result = importHtml(html);
    expect(result.fields).toMatchObject(fields);
    expect(result.body).toBe(around(''));
  });

  test('no sentence about the author', () => {
    const html = page('<div class="author-note"><p>The author thanks the miller.</p></div>');
    expect(importHtml(html).fields).not.toHaveProperty('authors');
  });

  test.each([
    ['a table', '<table><tr><th>Year</th><th>Sacks</th></tr><tr><td>1900</td><td>12</td></tr></table>', '1900'],
    [
      'a cell with a time',
      '<table><tr><td><time datetime="1911-05-03">3 May 1911</time></td></tr></table>',
      '3 May 1911',
    ],
    ['a list', '<ul><li>1914</li><li>frost</li></ul>', '1914'],
    ['a list of terms', '<dl><dt>3 May 1911</dt><dd>frost</dd></dl>', '3 May 1911'],
    ['a diary', '<h2>3 May 1911</h2><p>It froze.</p>', '3 May 1911'],
    ['a letter', '<p>3 May 1911</p><p>Dear Otto,</p>', '3 May 1911'],
    ['a letter after its salutation', '<p>Dear Otto, it froze here.</p><div>3 May 1911</div>', '3 May 1911'],
    ['a quotation', '<blockquote><div>3 May 1911</div><p>It froze.</p></blockquote>', '3 May 1911'],
    ['a year', '<div class="year">1900</div>', '1900'],
    ['a sentence before a name', '<p>It froze in the night.</p><p>By Otto Rad</p>', 'By Otto Rad'],
  ])('no line of the text that only has a date or a name: %s', (_, start, line) => {
    const { body, fields } = importHtml(page('').replace('</h1>', `</h1>${start}`));
    expect(body).toContain(line);
    expect(fields).not.toHaveProperty('source');
    expect(fields).not.toHaveProperty('authors');
  });

  test('no event in the text', () => {
    const html = page('<p>It burnt on <time datetime="1790-01-02">2 January 1790</time>, and was built again.</p>');
    expect(importHtml(html.replaceAll('<p>It burnt', `<p>${long} It burnt`)).fields).not.toHaveProperty('source');
  });

  test('no one whom the page doesn’t name', () => {
    const html = page('', { head: '<meta name="author" content="Ida Korn">' }).replace(
      '</h1>',
      '</h1><p>By Otto Rad, miller</p>',
    );
    expect(importHtml(html).body).toContain('By Otto Rad, miller');
  });
});

test('importPage follows the links of Google Docs, and leaves out their comments', () => {
  const html =
    '<p><a href="https://www.google.com/url?q=https://mill.example/a&amp;sa=D">A scale</a><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.</p>';
  const comment = '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Which one?</span></p></div>';
  const { body, lost } = importHtml(page(html).replace('</body>', `${comment}</body>`));
  expect(body).toBe(around('[A scale](https://mill.example/a).'));
  expect(lost).toEqual(['comment: “Which one?”']);
});

test('importPage reports code that another site shows', () =>
  expect(importHtml(page('<script src="https://gist.github.com/ida/1.js"></script>')).lost).toEqual([
    'code of https://gist.github.com/ida/1.js',
  ]));

test('importPage nests the lists of Google Docs', () => {
  const list = (level: number, ...items: string[]) =>
    `<ul class="c1 lst-kix_ab-${level}">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const lists = list(0, 'Oars') + list(1, 'of ash') + list(2, 'old') + list(1, 'of pine') + list(0, 'Sails');
  const { body } = importHtml(`<html><body><p>${long}</p>${lists}<p>${long}</p></body></html>`);
  expect(body).toMatch(/^- Oars\n+ {2}- of ash\n+ {4}- old\n+ {2}- of pine\n+[-*] Sails$/m);
});

test.each([
  ['how long it takes to read', '<div><a href="/miller">Ann</a><span>8 min read</span></div>', '8 min read'],
  ['a call to subscribe', '<div class="subscription-widget-wrap"><p>Subscribe to the mill.</p></div>', 'Subscribe to'],
  ['a button to share', '<p class="button-wrapper"><a href="/share">Share</a></p>', 'Share'],
])('importPage leaves out %s, and says so', (_, html, words) => {
  const { body, lost } = importHtml(page(html));
  expect(body).not.toContain(words);
  expect(lost.join('\n')).toContain(words);
});

test.each([
  ['cells with line breaks', '<table><tr><th>Year</th><td>17<br>or 18</td></tr></table>'],
  ['a number that is glued to a word', '<p><span>22</span>Some say so.</p>'],
])('importPage raises no false alarm about %s', (_, html) => {
  expect(importHtml(page(html)).lost.join('\n')).not.toContain('such as');
});
