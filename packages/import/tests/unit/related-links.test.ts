import { describe, expect, test } from 'vitest';
import { type HtmlRoot, parseHtml } from '../../html-to-markdown.ts';
import { plainText } from '../../html/tree.ts';
import { takeRelatedLinks } from '../../wordpress/related-links.ts';

/** Takes the links of a page, and returns them with the words that are left. */
function take(html: string) {
  const root: HtmlRoot = parseHtml(html);
  const list = takeRelatedLinks(root as Parameters<typeof takeRelatedLinks>[0]);
  return { heading: list?.heading, links: list?.links, words: plainText([root]) };
}

const moon = 'https://other.example/moon';
const link = `<a href="${moon}">The Moon</a>`;

describe('takeRelatedLinks', () => {
  test.each([
    ['a heading and a list', `<p>Words.</p><h3>Further reading</h3><ul><li>${link}</li></ul>`, 'Further reading'],
    ['a bold line and a list', `<p>Words.</p><p><b>See also:</b></p><ol><li>${link}</li></ol>`, 'See also'],
    ['a bold line and lines', `<p>Words.</p><p><strong>RELATED</strong></p><p>${link}<br>${link}</p>`, 'RELATED'],
    ['a line of links', `<p>Words.</p><p>See also: ${link}, ${link} and ${link}.</p>`, 'See also'],
    [
      'footnotes after the list',
      `<p>Words.</p><h2>Related posts</h2><p>${link}</p><ol class="footnotes"></ol>`,
      'Related posts',
    ],
  ])('takes %s', (_name, html, heading) => {
    const taken = take(html);
    expect(taken).toMatchObject({ heading, words: 'Words.' });
    expect(taken.links?.[0]).toMatchObject({ url: moon, title: 'The Moon' });
  });

  test.each([
    ['words without a link', '<h2>See also</h2><p>The moon.</p>'],
    ['text after the list', `<h2>See also</h2><ul><li>${link}</li></ul><p>The text goes on.</p>`],
    ['a heading within the text', `<h2>Related work</h2><p>Others wrote ${link} and ${link}.</p>`],
    ['a list under another heading', `<h2>Moons</h2><ul><li>${link}</li></ul>`],
  ])('leaves %s', (_name, html) => {
    expect(take(html)).toMatchObject({ heading: undefined, words: plainText([parseHtml(html)]) });
  });

  const mole = { family: 'Mole', given: 'Ruth' };
  test.each([
    [`Ruth Mole: ${link}, 3 May 2013`, { author: mole, title: 'The Moon', published: '2013-05-03', rest: '' }],
    [
      `<a href="${moon}">Ruth Mole: The Moon, 3 May 2013</a>`,
      { author: mole, title: 'The Moon', published: '2013-05-03' },
    ],
    [`Mole, Ruth 2013 “The Moon,” ${moon}`, { author: mole, title: 'The Moon', published: '2013' }],
    [
      `Ruth Mole: The Moon, 2013, <a href="${moon}">${moon}</a>`,
      { author: mole, title: 'The Moon', published: '2013' },
    ],
    [`${link} (2013)`, { title: 'The Moon', published: '2013', rest: '' }],
    [`${link}, a rant`, { title: 'The Moon', rest: 'The Moon, a rant' }],
    [`<a href="${moon}">Moon: A Story</a>`, { title: 'Moon: A Story', rest: '' }],
  ])('reads %s', (line, expected) => {
    expect(take(`<h2>See also</h2><ul><li>${line}</li></ul>`).links).toMatchObject([{ url: moon, ...expected }]);
  });
});
