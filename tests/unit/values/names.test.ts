import { describe, expect, test } from 'vitest';
import { fullName, nameQualifier, personId, sortName } from '../../../src/values/names.ts';

describe('fullName, sortName and personId', () => {
  test.each([
    [{ family: 'Klausen', given: 'Jytte' }, 'Jytte Klausen', 'Klausen, Jytte', 'jytte-klausen'],
    [{ family: 'Plato' }, 'Plato', 'Plato', 'plato'],
    [{ literal: 'The Crisis Group' }, 'The Crisis Group', 'The Crisis Group', 'the-crisis-group'],
    [{ family: "O'Neill", given: 'Zoë' }, "Zoë O'Neill", "O'Neill, Zoë", 'zoe-oneill'],
    [
      { family: 'Beethoven', given: 'Ludwig', particle: 'van' },
      'Ludwig van Beethoven',
      'Beethoven, Ludwig van',
      'ludwig-van-beethoven',
    ],
    [
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      'Martin Luther King Jr.',
      'King, Martin Luther, Jr.',
      'martin-luther-king-jr',
    ],
    [{ family: 'Alembert', given: 'Jean', particle: 'd’' }, 'Jean d’Alembert', 'Alembert, Jean d’', 'jean-dalembert'],
    [{ family: 'Vries', particle: 'de' }, 'de Vries', 'Vries, de', 'de-vries'],
    [{ family: '村上', given: '春樹' }, '村上春樹', '村上, 春樹', '村上春樹'],
    [{ family: 'Kaye', given: 'Ruth', key: 'ruth-kaye-1850-1910' }, 'Ruth Kaye', 'Kaye, Ruth', 'ruth-kaye-1850-1910'],
  ])('name %j', (person, inReadingOrder, inSortingOrder, id) => {
    expect([fullName(person), sortName(person), personId(person)]).toEqual([inReadingOrder, inSortingOrder, id]);
  });
});

describe('nameQualifier', () => {
  test.each([
    ['the rest of the key', 'ruth-kaye-marine-biologist', 'marine biologist'],
    ['years', 'ruth-kaye-1850-1910', '1850–1910'],
    ['the whole key, if it does not begin with the name', 'the-other-one', 'the other one'],
    ['nothing, if the key is the name', 'ruth-kaye', ''],
    ['nothing without a key', undefined, ''],
  ])('returns %s', (_what, key, expected) => {
    expect(nameQualifier({ family: 'Kaye', given: 'Ruth', key })).toBe(expected);
  });
});
