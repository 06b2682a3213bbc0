import { describe, expect, test } from 'vitest';
import { format, formatParts } from '../../../src/messages/format.ts';
import { messagesFor } from '../../../src/messages/languages.ts';
import { languageNames, languageOf } from '../../../src/settings.ts';
import { foldStopWords, stopWords } from '../../../src/search/shared/stop-words.ts';

/** Lists the messages of a language by their paths: `search.field`. */
function listMessages(part: object, path = ''): [path: string, message: string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : listMessages(value as object, `${path}${key}.`),
  );
}

/** Returns the slots of a message, for any number in its plurals. */
function slotsOf(message: string): string[] {
  const used = new Set<string>();
  for (const count of [0, 1, 2])
    formatParts(
      message,
      new Proxy<Record<string, number>>(
        {},
        {
          get: () => count,
          getOwnPropertyDescriptor: (_, name) => {
            used.add(String(name));
            return { configurable: true, enumerable: true, value: count };
          },
        },
      ),
      'en',
    );
  return [...used].sort();
}

const english = new Map(listMessages(messagesFor('en')));

describe.each(languageNames)('the messages in %s', (language) => {
  const messages = new Map(listMessages(messagesFor(language)));

  test('are complete, in the order of the English ones', () => {
    expect([...messages.keys()]).toEqual([...english.keys()]);
    expect([...messages].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  test('have the same slots as the English ones', () => {
    const slots = (all: ReadonlyMap<string, string>) => [...all].map(([path, message]) => [path, slotsOf(message)]);
    expect(slots(messages)).toEqual(slots(english));
  });

  test('have a placeholder for which the search field in the header has room', () => {
    expect(messagesFor(language).search.siteField.length).toBeLessThanOrEqual(16);
  });

  test('have an other form in each plural', () => {
    for (const [path, message] of messages)
      for (const [plural] of message.matchAll(/\w+, (?:plural|selectordinal),.*/gs))
        expect(plural, path).toContain('other {');
  });
});

/** The messages that a language has in common with English: names, and words that both have. */
const shared = {
  de: 'Interview Podcast Film Video Wayback_Machine Code EPUB RSS JSON Optional Sitemap Filter in_{publication}',
  fr:
    'Podcast Film Document Articles via_{place} Wayback_Machine Note_{number} Code EPUB volume_{number} RSS JSON Image ' +
    'Sources Contact Type blog date publication date type note',
};

test.each(Object.entries(shared))('the messages in %s are translated, except for what it shares', (tag, expected) => {
  const messages = listMessages(messagesFor(tag))
    .filter(([path, message]) => english.get(path) === message && /\p{L}/u.test(message.replace(/\{\w+\}/g, '')))
    .map(([, message]) => message.replaceAll(' ', '_'));
  expect(messages.toSorted()).toEqual(expected.split(' ').toSorted());
});

describe('the French messages', () => {
  const messages = listMessages(messagesFor('fr')).map(([, message]) => message.replace(/<!--.*?-->/g, ''));

  test('have the spaces and the apostrophes of French typography', () => {
    const wrong = /(?<!\u202F|^|– )[;!?]|(?<!\u00A0)[:»]|«(?!\u00A0)|n° |['“”]/u;
    expect(messages.filter((message) => wrong.test(message))).toEqual([]);
  });

  test('have no name or title after a word that is elided before a vowel', () => {
    const elided =
      /(?<!\p{L})(?:d[eu]|l[ea]|(?:jus)?que|[nst]e) \{(?!(?:day|date|added|revised|home|from|rss|tags)\})/iu;
    expect(messages.filter((message) => elided.test(message))).toEqual(['datant de {values}']); // these are years
  });
});

test.each([
  ['en', 'One related work', 'All 2 related works'],
  ['de', 'Die gesamte Literatur (1 Titel)', 'Die gesamte Literatur (2 Titel)'],
  ['fr', 'Toutes les lectures conseillées (1)', 'Toutes les lectures conseillées (2)'],
])('the link to a list in %s counts one work and more', (language, one, two) => {
  const { lists, locale } = messagesFor(language);
  expect([1, 2].map((count) => format(lists.related.all, { count }, locale))).toEqual([one, two]);
});

describe('languageOf', () => {
  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['EN-us', 'en'],
    ['tlh', undefined],
    ['den', undefined],
  ])('finds the language of %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});

test.each([
  ['de', 'fur fuer uber ueber dass und'],
  ['fr', 'a des l qu jusqua etait ou'],
] as const)('foldStopWords folds umlauts both ways, and accents: %s', (language, words) => {
  const folded = foldStopWords(stopWords[language]);
  for (const word of words.split(' ')) expect(folded, word).toContain(word);
});
