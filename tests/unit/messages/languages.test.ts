import { describe, expect, test } from 'vitest';
import { formatParts } from '../../../src/messages/format.ts';
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

  test('have an other form in each plural', () => {
    for (const [path, message] of messages)
      for (const [plural] of message.matchAll(/\w+, (?:plural|selectordinal),.*/gs))
        expect(plural, path).toContain('other {');
  });
});

test('the German messages are translated, except for names and words that German shares', () => {
  const shared = listMessages(messagesFor('de')).filter(
    ([path, message]) => english.get(path) === message && /\p{L}/u.test(message.replace(/\{\w+\}/g, '')),
  );
  expect(shared.map(([, message]) => message)).toEqual([
    'Interview',
    'Podcast',
    'Film',
    'Video',
    'in {publication}',
    'Wayback Machine',
    'Code',
    'EPUB',
    'RSS',
    'JSON',
    'Optional',
    'Sitemap',
    'Filter',
    'in {values}',
  ]);
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

test('foldStopWords folds umlauts both ways', () => {
  const folded = foldStopWords(stopWords.de);
  for (const word of ['fur', 'fuer', 'uber', 'ueber', 'dass', 'und']) expect(folded, word).toContain(word);
});
