import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { standInFor } from '../../file-links.ts';
import { linkEntries } from '../../links.ts';
import type { ImportedEntry } from '../../entry.ts';

const entry = (id: string, body: string, others: Partial<ImportedEntry> = {}): ImportedEntry => ({
  collection: 'articles',
  id,
  source: id,
  frontmatter: { title: id, source: { url: `https://blog.example/${id}/` } },
  body,
  ...others,
});
const library = {
  tags: [],
  formerIds: { works: [], tags: [] },
  entries: [
    {
      collection: 'related' as const,
      id: 'chart',
      file: 'chart.md',
      fields: { source: { url: 'https://charts.example/a?page=2' } },
      body: '',
    },
  ],
};

test.each([
  ['another text of the import', '[The oar](https://blog.example/oar/)', '[The oar](../oar/)'],
  ['another form of its address', '[x](http://www.blog.example/oar#top "A title")', '[x](../oar/ "A title")'],
  ['a work of the library', '*[x](https://charts.example/a?page=2)*', '*[x](../../related/chart/)*'],
  ['itself', '[x](https://blog.example/tide/)', '[x](https://blog.example/tide/)'],
  ['a text that is not public', '[x](https://blog.example/secret/)', '[x](https://blog.example/secret/)'],
  ['no work', '[x](https://blog.example/oars/)', '[x](https://blog.example/oars/)'],
  ['a text in code', '`[x](https://blog.example/oar/)`', '`[x](https://blog.example/oar/)`'],
  ['two works', '[a](https://blog.example/oar/) [b](https://blog.example/oar/)', '[a](../oar/) [b](../oar/)'],
])('linkEntries › leads a link to %s', (_, before, after) => {
  const tide = entry('tide', before);
  linkEntries([entry('oar', ''), tide, entry('secret', '', { whyDraft: 'private in WordPress' })], library);
  expect(tide.body).toBe(after);
});

test('linkEntries › leads links to and from a text that a related work of the library gets', () => {
  const chart = entry('chart', '[The oar](https://blog.example/oar/)');
  const oar = entry('oar', '[The chart](https://blog.example/chart/)');
  linkEntries([chart, oar], library);
  expect([chart.body, oar.body]).toEqual(['[The oar](../../articles/oar/)', '[The chart](../../related/chart/)']);
});

const folder = resolve('mill');
const files = new Set(['tide.html', 'oar.html', 'a b.html', 'inner/index.html'].map((name) => join(folder, name)));
const toFile = (name: string) => `https://file.invalid/${encodeURIComponent(join(folder, name))}`;

test.each([
  ['oar.html', toFile('oar.html')],
  ['./oar.html?x#top', toFile('oar.html')],
  ['a%20b.html', toFile('a b.html')],
  ['inner/', toFile('inner/index.html')],
  ['oar', toFile('oar.html')],
  [pathToFileURL(join(folder, 'oar.html')).href, toFile('oar.html')],
  ['tide.html#part', '#part'],
  ['other.html', undefined],
  ['https://blog.example/oar.html', undefined],
  ['//blog.example/oar.html', undefined],
  ['%2Foar.html', undefined],
])('standInFor › finds the file of the link %s', (href, address) =>
  expect(standInFor(href, join(folder, 'tide.html'), files)).toBe(address),
);

test('linkEntries › leads links between files to their works, and says which are not links', () => {
  const text = `[An *oar*](${toFile('oar.html')}) and [a sail](${toFile('sail.html')}).`;
  const tide = entry('tide', text, { file: join(folder, 'tide.html') });
  const oar = entry('oar', `[Back](${toFile('tide.html')})`, { file: join(folder, 'oar.html') });
  expect(linkEntries([tide, oar], library)).toEqual([{ id: 'tide', what: 'link to sail.html' }]);
  expect(tide.body).toBe('[An *oar*](../oar/) and a sail.');
  expect(oar.body).toBe('[Back](../tide/)');
});
