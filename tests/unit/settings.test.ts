import { describe, expect, test } from 'vitest';
import { siteProblems } from '../../src/settings.ts';

const site = {
  title: 'Margins',
  description: 'Notes on what I read.',
  language: 'en',
  url: 'https://margins.example/margins/',
  colours: { accent: '#8c1c13', paper: '#faf5e9' },
};

describe('siteProblems', () => {
  test('accepts only the required settings, and all settings', () => {
    expect(siteProblems(site)).toEqual([]);
    const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(
      siteProblems({
        ...site,
        owner: 'Ann',
        email: 'ann@margins.example',
        licence,
        locale: 'en-US',
        libraries: ['/a/'],
        readingScript: 'always',
        searches: [{ name: 'in a catalogue', url: 'https://catalogue.example/?q={title}+{author}' }],
        newsletter: 'mailto:news@margins.example?subject=Subscribe',
      }),
    ).toEqual([]);
  });
  test.each([
    [
      'a search without an address',
      { searches: [{ name: 'in a catalogue' }] },
      /^searches\.0\.url in .*: missing: write the address of a search/,
    ],
    [
      'a search for what it doesn’t know',
      { searches: [{ name: 'in a catalogue', url: 'https://catalogue.example/?q={titel}' }] },
      /^searches\.0\.url in .*unknown \{titel\}: write \{title\}, \{author\} or \{publication\}$/,
    ],
    ...['javascript:{title}', 'https://catalogue.example/'].map((url): [string, object, RegExp] => [
      `a search for ${url}`,
      { searches: [{ name: 'in a catalogue', url }] },
      /^searches\.0\.url in .*: write the address of a search/,
    ]),
    ['a locale with an underscore', { locale: 'en_GB' }, /^locale in src\/site\.ts: "en_GB": write a locale/],
    ['a locale that is a word', { locale: 'english' }, /^locale in src\/site\.ts: "english": write a locale/],
    [
      'a locale of another language',
      { language: 'de', locale: 'en-US' },
      /^locale in src\/site\.ts: "en-US": the language of the site is de: write a locale of it, such as de-DE, or delete the setting$/,
    ],
    [
      'a locale without messages',
      { language: 'fr-CA', locale: 'es-ES' },
      /^locale in src\/site\.ts: "es-ES": .* such as fr-CA, or/,
    ],
    ['a name with a control character', { owner: 'A\u0007' }, /^owner in src\/site\.ts: .*control characters/],
    ['a missing title', { title: undefined }, /^title in src\/site\.ts: missing: write the name/],
    ['a blank title', { title: ' ' }, /^title in src\/site\.ts: " ": write the name/],
    [
      'a language without messages',
      { language: 'tlh' },
      /^language in src\/site\.ts: "tlh": the site has messages only in de, [a-z, ]+ and [a-z]+: use one of them, or add one \(CONTRIBUTING\.md\)$/,
    ],
    ['an e-mail address that is none', { email: 'ann' }, /^email in src\/site\.ts: "ann": write an e-mail/],
    ['a newsletter without an address', { newsletter: 'weekly' }, /^newsletter in src\/site\.ts: "weekly": write the/],
    [
      'a newsletter that is no page',
      { newsletter: 'javascript:alert()' },
      /^newsletter in src\/site\.ts: .*: write the address/,
    ],
    ['a licence without an address', { licence: { name: 'Mine' } }, /^licence\.url in src\/site\.ts: missing/],
    ['missing colours', { colours: undefined }, /^colours in src\/site\.ts: missing: write the two colours/],
    ['a colour alone', { colours: '#8c1c13' }, /^colours in src\/site\.ts: "#8c1c13": write the two colours/],
    ['a licence by its name', { licence: 'CC BY 4.0' }, /^licence in src\/site\.ts: "CC BY 4\.0": write its name and/],
    ['a path for a list', { libraries: '/letters/' }, /^libraries in src\/site\.ts: "\/letters\/": write a list of/],
    ['a blank owner', { owner: '' }, /^owner in src\/site\.ts: "": write your name/],
    [
      'a licence with an address that is not on the web',
      { licence: { name: 'Mine', url: 'mailto:ann@margins.example' } },
      /^licence\.url in src\/site\.ts: "mailto:.*": write the address of the licence/,
    ],
    [
      'a setting that does not exist',
      { titel: 'X' },
      /^titel in src\/site\.ts: unknown setting: correct its name or delete it/,
    ],
  ])('names %s', (_what, change, message) => {
    expect(siteProblems({ ...site, ...change })).toEqual([expect.stringMatching(message)]);
  });

  test.each([undefined, null, [], 'Margins'])('names missing settings: %j', (settings) => {
    expect(siteProblems(settings)).toEqual([
      expect.stringMatching(/^site in src\/site\.ts: missing: write the settings/),
    ]);
  });
});
