import { expect, test } from 'vitest';
import { feedItem } from '../../../src/feeds/feed.ts';
import { phraseXhtml } from '../../../src/epub/xhtml.ts';
import type { Phrase } from '../../../src/messages/phrase.ts';
import { phraseHtml } from '../../../src/messages/phrase-html.ts';
import { address, plainText, sampleWork } from '../../support/sample-work.ts';

test.each<[string, Phrase, string]>([
  ['text', ['Lamb & <Sons>'], 'Lamb &amp; &lt;Sons&gt;'],
  ['a run in another direction', ['By כותב, 2014'], 'By <bdi>כותב</bdi>, 2014'],
  ['a link', [{ text: 'A', href: '/a/?b&c' }], '<a href="/a/?b&amp;c">A</a>'],
  [
    'all attributes of a link',
    [{ text: 'A', href: '/a', download: true, rel: 'license', label: 'A: "b"' }],
    '<a href="/a" download="" rel="license" aria-label="A: &quot;b&quot;">A</a>',
  ],
  ['a date', [{ text: 'May 1931', date: '1931-05' }], '<time datetime="1931-05">May 1931</time>'],
  ['a title', [{ text: 'Beacons', cite: true }], '<cite>Beacons</cite>'],
  [
    'a title in another language, which is a link',
    [{ text: 'מגדל', cite: true, lang: 'he', dir: 'rtl', href: '/a/' }],
    '<a href="/a/"><cite lang="he" dir="rtl">מגדל</cite></a>',
  ],
  ['words in another language', [{ text: 'Meer', lang: 'de', dir: undefined }], '<span lang="de">Meer</span>'],
])('phraseHtml writes %s', (_piece, phrase, expected) => expect(phraseHtml(phrase)).toBe(expected));

test('phraseXhtml adds the language for XML, and adapts links', () => {
  const phrase: Phrase = [{ text: 'Meer', lang: 'de', href: '/a/' }];
  expect(phraseXhtml(phrase, (href) => `https://b.example${href}`)).toBe(
    '<a href="https://b.example/a/"><span lang="de" xml:lang="de">Meer</span></a>',
  );
});

test('feeds keep the dates and the titles of publications', () => {
  const { html } = feedItem(
    sampleWork({ extent: 'full', source: { publication: 'Beacons', published: '1931-05-02' } }),
    '',
    plainText,
    address,
  );
  expect(html).toContain('<time datetime="1931-05-02">');
  expect(html).toContain('<cite>Beacons</cite>');
});
