import { expect, test } from 'vitest';
import { judgedQueries } from '../../relevance/collection.ts';

test('judgedQueries › asks each question and its three rarest words', () => {
  const document = (id: number, text: string) => ({ id, title: '', text });
  const documents = [
    document(1, 'The lens of the eye, and its growth in rats'),
    document(2, 'Growth of the lens in rats'),
    document(3, 'Rats, Éye and lens'),
    document(4, 'Rats'),
  ];
  const queries = [{ id: 1, text: 'What is the growth of the lens, in an eye of rats or newts?', relevant: [1, 2] }];
  const relevant = { 'document-1': 1, 'document-2': 1 };
  expect(judgedQueries({ documents, queries }, new Set(['the', 'of', 'in', 'an', 'or', 'what', 'is']))).toEqual([
    { kind: 'whole questions', query: queries[0]?.text, relevant },
    { kind: 'three rarest words', query: 'growth lens eye', relevant },
  ]);
});
