import { de } from './de.ts';
import { en, type Messages } from './en.ts';

/** The languages that the site can be in. To add one, translate en.ts; search/shared/stop-words.ts lists its stop words. */
const languages = { de, en } satisfies Record<string, Messages>;

export type Language = keyof typeof languages;

/** The subtags of the languages that have messages, such as `en`. */
export const languageNames = Object.keys(languages) as Language[];

/** Returns the language of a BCP 47 tag, such as `de` for `de-AT`; `undefined` if it has no messages. */
export const languageOf = (tag: string): Language | undefined =>
  languageNames.find((name) => name === tag.toLowerCase().split('-')[0]);

/** Returns the messages for a BCP 47 tag. Throws if there are none. */
export function messagesFor(tag: string): Messages {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(`There are no messages for ${JSON.stringify(tag)}`);
  return languages[language];
}
