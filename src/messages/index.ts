import { site } from '../env.ts';
import { dayDate, type EdtfDate } from '../values/date.ts';
import { createDateFormatter } from './dates.ts';
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

/** Formats a date for readers in the site's language: `29 September 2014`, `c. 1350`, `spring 2024`, `44 BC`. */
export const formatDate: (date: EdtfDate) => string = createDateFormatter(locale, messages);

/** Formats a calendar day, `YYYY-MM-DD`. */
export const formatDay = (day: string): string => formatDate(dayDate(day));
