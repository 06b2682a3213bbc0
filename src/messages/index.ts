import { site } from '../env.ts';
import { en } from './en.ts';
import { format, formatPhrase, type PhraseSlots, type Slots } from './format.ts';
import type { Phrase } from './phrase.ts';

/** The sentences and labels of the site. */
export const messages = en;

/** Formats a message in the language of the site. See `format`. */
export const say = (message: string, slots: Slots = {}): string => format(message, slots, site.locale);

/** Formats a message with links, dates and titles in the language of the site. See `format`. */
export const sayPhrase = (message: string, slots: PhraseSlots = {}): Phrase =>
  formatPhrase(message, slots, site.locale);
