import { expect, test } from 'vitest';
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
