import { load } from 'cheerio';
import { en } from '../../src/messages/en.ts';

/** Lists the strings of messages. */
const strings = (part: object): string[] =>
  Object.values(part).flatMap((value: unknown) => (typeof value === 'string' ? [value] : strings(value as object)));

/** Splits messages into the words around their slots. Plural forms count as slots. */
const fragments = (messages: object) =>
  strings(messages)
    .flatMap((message) => message.replace(/\{\w+, (?:plural|selectordinal),.*\}/gs, '{plural}').split(/\{\w+\}/))
    .map((text) => text.trim());

/**
 * Returns all that readers and search engines read of a page: its texts, attributes and the
 * messages of its script, without addresses.
 */
function readable(html: string): string {
  const $ = load(html);
  $('style, script:not([data-part])').remove();
  $('script').text((_, json) => strings(JSON.parse(json) as object).join('\n'));
  const attributes = ['aria-label', 'alt', 'content', 'placeholder', 'title'].flatMap((name) =>
    $(`[${name}]`)
      .toArray()
      .map((element) => $(element).attr(name) ?? ''),
  );
  return [$('title').text(), $('body').text(), ...attributes].join('\n').replace(/https?:\/\/\S+/g, '');
}

/** Returns the words of the English messages that no message in another language has. */
export function englishMessages(messages: object): string[] {
  const others = fragments(messages).join('\n');
  return [...new Set(fragments(en))].filter(
    (text) => /\p{L}{3}/u.test(text) && text.length > 5 && !others.includes(text),
  );
}

/** Returns those of some messages that a page has. */
export function messagesIn(html: string, messages: readonly string[]): string[] {
  const page = readable(html);
  return messages.filter((text) => page.includes(text));
}
