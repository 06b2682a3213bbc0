import { site } from '../env.ts';
import type { Messages } from './en.ts';
import { format, formatPhrase, type PhraseSlots, type Slots } from './format.ts';
import { messagesFor } from './languages.ts';
import type { Phrase } from './phrase.ts';

/** The sentences and labels of the site. */
export const messages: Messages = messagesFor(site.language);

/** The locale of the site: that of its settings, or of its language (`de-AT`), or else of its messages. */
export const locale: string = site.locale ?? (site.language.includes('-') ? site.language : messages.locale);

/** Formats a message in the language of the site. See `format`. */
export const say = (message: string, slots: Slots = {}): string => format(message, slots, locale);

/** Formats a message with links, dates and titles in the language of the site. See `format`. */
export const sayPhrase = (message: string, slots: PhraseSlots = {}): Phrase => formatPhrase(message, slots, locale);
