import type { Phrase, PhrasePiece } from './phrase.ts';

/** Values for the slots of a message. */
export type Slots = Readonly<Record<string, string | number>>;

/** Values for the slots of a message that becomes a phrase: words, or pieces with links, dates and titles. */
export type PhraseSlots = Readonly<Record<string, number | PhrasePiece | Phrase>>;

const plurals = /\{(\w+), plural,((?:\s*[=\w]+ \{(?:[^{}]|\{\w+\})*\})+)\s*\}/g;
const forms = /([=\w]+) \{((?:[^{}]|\{\w+\})*)\}/g;

/**
 * Formats a message: `{name}` is a slot, and `{count, plural, one {# work} other {# works}}` chooses a form by a number,
 * `=0 {…}` for one number alone. This is a part of ICU MessageFormat:
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 * `locale` is a BCP 47 tag. Throws where a slot has no value.
 */
export const format = (message: string, slots: Slots, locale: string): string =>
  formatParts(message, slots, locale).join('');

/** Formats a message as a phrase. See `format`. */
export const formatPhrase = (message: string, slots: PhraseSlots, locale: string): Phrase =>
  formatParts(message, slots, locale)
    .flatMap((part): Phrase => (Array.isArray(part) ? part : [typeof part === 'number' ? String(part) : part]))
    .filter((piece) => piece !== '');

/** Splits a message at its slots and puts their values in. */
export function formatParts<Value>(
  message: string,
  slots: Readonly<Record<string, Value>>,
  locale: string,
): (string | Value)[] {
  const chosen = message.replace(plurals, (_, name: string, choices: string) => {
    const count = Number(valueOf(name));
    const all = new Map([...choices.matchAll(forms)].map(([, key = '', text = '']) => [key, text]));
    const text = all.get(`=${count}`) ?? all.get(new Intl.PluralRules(locale).select(count)) ?? all.get('other') ?? '';
    return text.replaceAll('#', String(count));
  });
  return chosen.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 1 ? valueOf(part) : part));

  function valueOf(name: string): Value {
    if (!Object.hasOwn(slots, name)) throw new Error(`The message “${message}” has no value for {${name}}`);
    return slots[name] as Value;
  }
}
