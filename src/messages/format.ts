import { isEnded } from '../values/sentences.ts';
import type { Phrase, PhrasePiece } from './phrase.ts';

/** Values for the slots of a message. */
export type Slots = Readonly<Record<string, string | number>>;

/** Values for the slots of a message that becomes a phrase: text, or pieces with links, dates and titles. */
export type PhraseSlots = Readonly<Record<string, number | PhrasePiece | Phrase>>;

const plurals = /\{(\w+), (plural|selectordinal),((?:\s*[=\w]+ \{(?:[^{}]|\{\w+\})*\})+)\s*\}/g;
const forms = /([=\w]+) \{((?:[^{}]|\{\w+\})*)\}/g;

const pluralRulesByKey = new Map<string, Intl.PluralRules>();

/** Returns the rules of a locale for choosing plural forms. Creating them takes longer than formatting a message. */
function pluralRules(locale: string, type: Intl.PluralRuleType): Intl.PluralRules {
  const key = `${locale} ${type}`;
  const rules = pluralRulesByKey.get(key) ?? new Intl.PluralRules(locale, { type });
  pluralRulesByKey.set(key, rules);
  return rules;
}

/**
 * Formats a message in a subset of ICU MessageFormat: `{name}` is a slot, and
 * `{count, plural, one {# work} other {# works}}` selects a form by number; `=0 {…}` matches one number exactly.
 * `selectordinal` in place of `plural` selects the form of an ordinal number, such as `21st`.
 * `locale` is a BCP 47 tag. Throws if a slot has no value.
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export const format = (message: string, slots: Slots, locale: string): string =>
  formatParts(message, slots, locale).join('');

/** Formats a message as a phrase. See `format`. */
export const formatPhrase = (message: string, slots: PhraseSlots, locale: string): Phrase =>
  formatParts(message, slots, locale)
    .flatMap((part): Phrase => (Array.isArray(part) ? part : [typeof part === 'number' ? String(part) : part]))
    .filter((piece) => piece !== '');

/** Returns the text at the end of the value of a slot: of a phrase or a list of nodes, that of its last part. */
function endOf(value: unknown): string {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (typeof last !== 'object' || last === null) return String(last);
  const { text, textContent } = last as { text?: string; textContent?: string };
  return text ?? textContent ?? '';
}

/** Returns the text after a value, without the full stop of the message where the value ends the sentence: `Kiln & Co.` */
const afterValue = (text: string, value: string): string => {
  const [whole = '', quotes = ''] = /^([”“"’»«]*)\.(?!\.)/.exec(text) ?? [];
  return whole !== '' && isEnded(value) ? quotes + text.slice(whole.length) : text;
};

/**
 * Splits a message at its slots and replaces these with their values. A sentence has one full stop, even if its last value ends
 * with an abbreviation or a question mark.
 */
export function formatParts<Value>(
  message: string,
  slots: Readonly<Record<string, Value>>,
  locale: string,
): (string | Value)[] {
  const selected = message.replace(plurals, (_, name: string, kind: string, choices: string) => {
    const count = Number(valueOf(name));
    const textByForm = new Map([...choices.matchAll(forms)].map(([, key = '', text = '']) => [key, text]));
    const text =
      textByForm.get(`=${count}`) ??
      textByForm.get(pluralRules(locale, kind === 'plural' ? 'cardinal' : 'ordinal').select(count)) ??
      textByForm.get('other') ??
      '';
    return text.replaceAll('#', String(count));
  });
  return selected.split(/\{(\w+)\}/).reduce<(string | Value)[]>((parts, part, index) => {
    const isValue = index % 2 === 1;
    const last = parts.at(-1);
    return [...parts, isValue ? valueOf(part) : last === undefined ? part : afterValue(part, endOf(last))];
  }, []);

  function valueOf(name: string): Value {
    if (!Object.hasOwn(slots, name)) throw new Error(`The message “${message}” has no value for the slot {${name}}`);
    return slots[name] as Value;
  }
}
