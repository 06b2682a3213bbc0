import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { withoutBrokenReferences } from '../../../src/library/references.ts';
import { article } from '../../../src/schemas/article.ts';
import { readingList } from '../../../src/schemas/reading-list.ts';
import { related } from '../../../src/schemas/related.ts';

const fields = { title: 'A title', extent: 'excerpt', rights: 'Theirs.', added: '2026-01-01' };

describe('withoutBrokenReferences', () => {
  test('removes references to tags and works that do not exist, and the first of two works with one id', () => {
    const entries = withoutBrokenReferences({
      tags: [{ id: 'ships', data: { name: 'ships', meaning: 'On ships.', otherNames: [], formerly: [] } }],
      articles: [
        {
          id: 'one',
          data: article.parse({
            ...fields,
            tags: ['ships', 'no-tag'],
            related: [{ work: 'two' }, { work: 'no-work' }],
          }),
        },
        { id: 'two', data: article.parse(fields) },
      ],
      related: [{ id: 'two', data: related.parse({ ...fields, title: 'Another' }) }],
      lists: [
        {
          id: 'steps',
          data: readingList.parse({ title: 'S', description: 'D.', works: [{ work: 'no-work' }, { work: 'one' }] }),
        },
      ],
    });
    expect(entries.lists?.[0]?.data.works.map(({ work }) => work)).toEqual(['one']);
    const { works } = resolveLibrary(entries);
    expect(works.map(({ id, kind }) => [id, kind])).toEqual([
      ['one', 'article'],
      ['two', 'related'],
    ]);
    expect(works[0]?.tags.map(({ id }) => id)).toEqual(['ships']);
    expect(works[0]?.related.map(({ work }) => work.title)).toEqual(['Another']);
  });
});
