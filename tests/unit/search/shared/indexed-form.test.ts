import { describe, expect, test } from 'vitest';
import { indexedForm, withoutElision } from '../../../../src/search/shared/indexed-form.ts';

describe('indexedForm', () => {
  test.each([
    ['The R&D of C++, camelCase and Müller', 'The R&D of C++, camelCase and Müller'],
    ['L’ardoise, don’t', "L'ardoise, don't"],
    ['Œuvres de Łódź', 'oeuvres de lódź'],
    ['Straße, ＡＢＣ１', 'strasse, abc1'],
    ['青い舟', ' 青  い  舟 '],
    ['「舟」NHK', '「 舟 」NHK'],
    ['배우고', ' 배  우  고 '],
    ['ง่าย', ' ง่  า  ย '],
  ])('of %j', (text, expected) => {
    expect(indexedForm(text)).toBe(expected);
  });
});

describe('withoutElision', () => {
  test.each([
    ['l’ardoise', 'ardoise'],
    ["D'Arcy", 'Arcy'],
    ['jusqu’ici', 'ici'],
    ['dell’opera', 'opera'],
    ['un’isola', 'isola'],
    ['aujourd’hui', 'aujourd’hui'],
    ['O’Hara', 'O’Hara'],
    ['don’t', 'don’t'],
    ['we’ll', 'we’ll'],
    ['t’s', 't’s'],
  ])('of %s', (word, expected) => {
    expect(withoutElision(word)).toBe(expected);
  });
});
