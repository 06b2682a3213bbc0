import { expect, test } from 'vitest';
import { baselines } from '../../relevance/baselines.ts';

const documents = [
  {
    id: 1,
    title: '',
    authors: '',
    text: 'A lighthouse on the coast, and its keepers, and their families in the village',
  },
  { id: 2, title: 'Bread', text: 'How bread rises' },
  { id: 3, title: '', text: 'Keeper of the lighthouse' },
];

test.each(Object.entries(baselines))('%s ranks by the words of the query', (_name, makeRanker) => {
  const rank = makeRanker(documents);
  expect(rank('lighthouse: -keeper')).toEqual([3, 1]);
  expect(rank('bread')).toEqual([2]);
  expect(rank('foghorn')).toEqual([]);
});
