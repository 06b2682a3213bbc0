import { describe, expect, test } from 'vitest';
import { suggest } from '../../../src/check/suggest.ts';

describe('suggest', () => {
  const many = Array.from({ length: 40 }, (_, n) => `tag-number-${n}`);
  test.each([
    ['a similar name', 'terorism', ['terrorism', 'jihad'], 'did you mean terrorism?'],
    ['a name that begins with it', 'lang', ['language', 'licence'], 'did you mean language?'],
    [
      'no page that shares only its folder',
      '/related/nothing/',
      ['/related/bad-ids/'],
      'use one of: /related/bad-ids/',
    ],
    ['all names if there are few', 'poetry', ['terrorism', 'jihad'], 'use one of: jihad, terrorism'],
    ['that there are no names', 'poetry', [], 'none exists yet'],
    [
      'the nearest names if there are many',
      'poetry-39',
      many,
      'use one of the 40 that exist, such as tag-number-39, tag-number-3 or tag-number-9',
    ],
  ])('returns %s', (_behaviour, name, candidates, hint) => {
    expect(suggest(name, candidates)).toBe(hint);
  });
});
