import { expect, test } from 'vitest';
import { makeEntry } from '../../../../scripts/new/entry.ts';
import { askMissing } from '../../../../scripts/new/questions.ts';

test('askMissing › asks for what was not given, and again while an answer is wrong', async () => {
  const asked: string[] = [];
  const replies = ['Quist, Hanne; A Committee ;', '', '31 May', '2014-05-31', '', '', 'frist-tag, second', 'first tag'];
  const answers = await askMissing(
    'article',
    { rights: 'Ours.' },
    (text) => {
      asked.push(text);
      return Promise.resolve(replies.shift() ?? '');
    },
    (partial) =>
      makeEntry('article', 'A title', partial, {
        tags: [{ id: 'first-tag', name: 'first tag', otherNames: [] }],
        entries: [],
        today: '2026-01-31',
        publish: false,
      }).problems,
  );
  expect(answers).toEqual({
    author: ['Quist, Hanne', 'A Committee'],
    published: '2014-05-31',
    rights: 'Ours.',
    tag: ['first tag'],
  });
  expect(asked.filter((text) => text.includes('rights'))).toEqual([]);
  expect(asked[3]).toMatch(/^invalid date "31 May" \(.*\)\nWhen, /);
  expect(asked[7]).toMatch(/^unknown tag frist-tag \(did you mean first-tag\?\)\nTags, /);
});
