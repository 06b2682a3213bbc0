import { type Language, languageOf } from '../settings.ts';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<Language, Messages>> = { de, en, fr };

/** Returns the messages for a BCP 47 tag. Throws if there are none. */
export function messagesFor(tag: string): Messages {
  const language = languageOf(tag);
  if (language === undefined) throw new Error(`There are no messages for ${JSON.stringify(tag)}`);
  return languages[language];
}
