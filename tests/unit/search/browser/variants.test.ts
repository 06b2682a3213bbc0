import { expect, test } from 'vitest';
import { variantsOf } from '../../../../src/search/browser/variants.ts';

test.each([
  ['honour', 'honor'],
  ['neighbours', 'neighbors'],
  ['flavoured', 'flavored'],
  ['theatres', 'theaters'],
  ['sombre', 'somber'],
  ['recognised', 'recognized'],
  ['civilisation', 'civilization'],
  ['analysed', 'analyzed'],
  ['labelled', 'labeled'],
  ['pretence', 'pretense'],
  ['dialogues', 'dialogs'],
  ['anaemia', 'anemia'],
  ['archaeologist', 'archeologist'],
  ['foetus', 'fetus'],
  ['judgement', 'judgment'],
  ['enrolment', 'enrollment'],
  ['skilfully', 'skillfully'],
  ['greyish', 'grayish'],
  ['ploughs', 'plows'],
  ['sceptical', 'skeptical'],
  ['artefacts', 'artifacts'],
  ['fisherman', 'fishermen'],
  ['bookshelf', 'bookshelves'],
  ['knife', 'knives'],
  ['thesis', 'theses'],
  ['grandchild', 'grandchildren'],
  ['goose', 'geese'],
  ['mouse', 'mice'],
  ['fungus', 'fungi'],
  ['criterion', 'criteria'],
  ['larva', 'larvae'],
  ['vertex', 'vertices'],
  ['plateau', 'plateaux'],
])('variantsOf › has both %s and %s', (one, other) => {
  expect(variantsOf(one)).toContain(other);
  expect(variantsOf(other)).toContain(one);
});

test.each(['four', 'doors', 'paper', 'rise', 'advice', 'omen', 'house', 'species', 'boats', '灯台'])(
  'variantsOf › has none of %s',
  (word) => {
    expect(variantsOf(word)).toEqual([]);
  },
);
