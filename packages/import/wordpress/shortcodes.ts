/** Replaces the shortcodes of WordPress and common plugins with HTML. See https://codex.wordpress.org/Shortcode_API */
import { lookUp } from '../look-up.ts';
import { escapeXml } from '../site.ts';

/** The texts and media that shortcodes refer to. */
export interface ShortcodeContext {
  /** Returns the HTML of a picture of the media library by its number. */
  attachment: (id: string) => string | undefined;
  /** The numbers of the pictures that were uploaded to the post. */
  ownPictures: readonly string[];
  /** Returns the address and the title of a media file by its number. */
  media: (id: string) => { url: string; title: string } | undefined;
  /** Everything that is lost, one line each. */
  lost: string[];
}

interface Shortcode {
  name: string;
  /** The shortcode as written, without its content. */
  written: string;
  attributes: Record<string, string>;
  /** The attributes without a name. */
  values: string[];
  /** The text between the opening and the closing shortcode. */
  content: string | undefined;
}

type Replace = (code: Shortcode, context: ShortcodeContext) => string | undefined;

const link = (url: string, words = url) => `<a href="${escapeXml(url)}">${escapeXml(words)}</a>`;

const note: Replace = ({ content, attributes }) => {
  const words = content ?? attributes.text;
  return words === undefined ? undefined : `<inline-note>${words}</inline-note>`;
};

const code: Replace = ({ name, content, attributes }) => {
  if (content === undefined) return undefined;
  const language =
    attributes.language ?? attributes.lang ?? (/^(?:code|sourcecode|plain|text)$/.test(name) ? '' : name);
  return `<pre><code${language ? ` class="language-${escapeXml(language)}"` : ''}>${content.replace(/<\/?(?:p|br)\s*\/?>/g, '').replaceAll('<', '&lt;')}</code></pre>`;
};

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^(?:https?:)?\/\/[^\s"'“”″]+$/.test(text);

/** Players whose shortcodes lead to addresses on any host, such as `[audio https://blog.example/a.mp3]`. */
const players = new Set(['audio', 'video', 'embed', 'tweet', 'googlemaps', 'wpvideo']);

/** Players whose shortcodes have numbers instead of addresses. */
const numbered: Readonly<Record<string, { number: RegExp; address: string }>> = {
  youtube: { number: /^[\w-]{11}$/, address: 'https://www.youtube.com/watch?v=' },
  vimeo: { number: /^\d+$/, address: 'https://vimeo.com/' },
};

/**
 * Returns the address that a shortcode leads to: in an attribute, or as its whole content. An address in an attribute
 * without a name counts only if it fits the shortcode: in `[via https://a.example]`, it is only part of a remark.
 */
function addressIn({ name, attributes, values, content }: Shortcode): string | undefined {
  const named = Object.values(attributes).find(isAddress) ?? [content?.trim()].find(isAddress);
  if (named !== undefined) return named;
  const bare = values.find(
    (value) =>
      isAddress(value) &&
      (players.has(name) || URL.parse(value, 'https://blog.example')?.host.split('.').includes(name)),
  );
  const player = lookUp(numbered, name);
  const number = player && [...Object.values(attributes), ...values].find((value) => player.number.test(value));
  return bare ?? (player && number && `${player.address}${number}`);
}

/** Turns a shortcode with an address into a link, whose text is the content of the shortcode. */
const linked: Replace = (shortcode, { lost }) => {
  const url = addressIn(shortcode);
  if (url === undefined) return undefined;
  const { name, content = '' } = shortcode;
  lost.push(`${name} ${url}: now a link`);
  const file = /\/([^/?#]+\.\w{2,4})$/.exec(url)?.[1];
  const words = content.trim();
  if (words === '' || words === url) return `<p>${link(url, file)}</p>`;
  return words.includes('<') ? `${content}<p>${link(url, file)}</p>` : `<a href="${escapeXml(url)}">${words}</a>`;
};

const gallery: Replace = ({ attributes }, { attachment, ownPictures, lost }) => {
  const listed = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter(Boolean);
  const excluded = (attributes.exclude ?? '').split(/[\s,]+/);
  const ids = listed.length > 0 ? listed : ownPictures.filter((id) => !excluded.includes(id));
  const pictures = ids.flatMap((id) => {
    const html = attachment(id);
    if (html === undefined) lost.push(`image ${id} of a gallery, which is not in the export`);
    return html ?? [];
  });
  if (ids.length === 0) lost.push('a gallery without pictures');
  return pictures.length > 0 ? `<div>${pictures.join('')}</div>` : '';
};

const playlist: Replace = ({ attributes, written }, { media: find, lost }) => {
  const files = (attributes.ids ?? '').split(/[\s,]+/).flatMap((id) => find(id) ?? []);
  lost.push(`shortcode ${written}${files.length > 0 ? ': now a list of links' : ''}`);
  return files.length > 0
    ? `<ul>${files.map(({ url, title }) => `<li>${link(url, title || url)}</li>`).join('')}</ul>`
    : '';
};

/** Makes a figure from the picture and its caption: the words after the picture, or the attribute `caption`. */
const caption: Replace = ({ content = '', attributes }) => {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(content) ?? [];
  if (!picture)
    return `<figure>${content}${attributes.caption ? `<figcaption>${attributes.caption}</figcaption>` : ''}</figure>`;
  const text = words.trim() || (attributes.caption ?? '');
  return `<figure>${picture}${text ? `<figcaption>${text}</figcaption>` : ''}</figure>`;
};

const quote: Replace = ({ content, attributes }) => {
  if (content === undefined) return undefined;
  const by = attributes.cite ?? attributes.author ?? attributes.by;
  return `<blockquote>${content}${by ? `<p><cite>${escapeXml(by)}</cite></p>` : ''}</blockquote>`;
};

const preformatted: Replace = ({ content }) => (content === undefined ? undefined : `<pre>${content}</pre>`);
const formula: Replace = ({ content }) => (content === undefined ? undefined : `<code>${content}</code>`);

/**
 * The shortcodes by their names. A function returns `undefined` for a shortcode without content that may be only a word in
 * brackets.
 */
const known: readonly (readonly [names: RegExp, replace: Replace])[] = [
  [/^(?:wp_)?caption$/, caption],
  [/^gallery$/, gallery],
  [/^playlist$/, playlist],
  [/footnote|^(?:efn_note|mfn|fn|ref|sidenote)$/, note],
  [/^(?:(?:source)?code|plain|php|css|js|javascript|html|xml|python|bash|sql|java|ruby)$/, code],
  [/quote$/, quote],
  [/^pre$/, preformatted],
  [/^latex$/, formula],
];

const maxDepth = 10;

/**
 * Replaces three kinds of shortcodes in HTML: known ones, ones with an address, which become links, and ones with a closing
 * tag, whose content is kept. Everything else in brackets stays text, as in WordPress.
 */
export function replaceShortcodes(html: string, context: ShortcodeContext, depth = 0): string {
  if (!html.includes('[') || depth > maxDepth) return html;
  const isProtected = protectedIn(html);
  const findClosing = closingsIn(html);
  const opening = /\[(\[?)([a-z][\w-]*)((?:[\s=:][^[\]]*?)?)(\/?)\](\]?)/gi;
  let result = '';
  let end = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    if (isProtected(match.index)) continue;
    const { start, after, shortcode, escaped } = readShortcode(html, match, findClosing);
    const replacement = escaped ?? replacementOf(shortcode, context, depth);
    if (replacement === undefined) {
      // WordPress keeps unknown shortcodes as text, too; report what looks like a shortcode
      if (/\/\]$|^\[\w*[-_]|=\s*(?:["'“”″]|&(?:quot|#82[24]\d);)/i.test(shortcode.written))
        context.lost.push(`perhaps a shortcode, kept as text: ${shortcode.written}`);
      continue;
    }
    result += html.slice(end, start) + replacement;
    end = after;
    opening.lastIndex = end;
  }
  return result + html.slice(end);
}

/** Returns the replacement for a shortcode, or `undefined` if it stays text. */
function replacementOf(shortcode: Shortcode, context: ShortcodeContext, depth: number): string | undefined {
  const { name, written, content, attributes } = shortcode;
  const [, replace] = known.find(([names]) => names.test(name)) ?? [];
  const isWord = replace === caption && content === undefined && Object.keys(attributes).length === 0;
  const inner = content === undefined || replace === code ? content : replaceShortcodes(content, context, depth + 1);
  const read = { ...shortcode, content: inner };
  const replacement = (isWord ? undefined : replace?.(read, context)) ?? linked(read, context);
  if (replacement === undefined && content !== undefined)
    context.lost.push(`shortcode ${written}, whose content is kept`);
  return replacement ?? inner;
}

/** Reads the shortcode at a match, and where it starts and ends. `[[gallery]]` shows `[gallery]`. */
function readShortcode(html: string, match: RegExpExecArray, findClosing: FindClosing) {
  const [whole, escapedStart = '', rawName = '', rest = '', slash, escapedEnd = ''] = match;
  const isEscaped = escapedStart !== '' && escapedEnd !== '';
  const start = match.index + (isEscaped ? 0 : escapedStart.length);
  const openingEnd = match.index + whole.length - (isEscaped ? 0 : escapedEnd.length);
  const closing = `[/${rawName}]`;
  const close = slash || isEscaped ? -1 : findClosing(rawName, openingEnd);
  const shortcode: Shortcode = {
    name: rawName.toLowerCase(),
    written: html.slice(start, openingEnd),
    ...parseAttributes(rest),
    content: close < 0 ? undefined : html.slice(openingEnd, close),
  };
  return {
    start,
    after: close < 0 ? openingEnd : close + closing.length,
    shortcode,
    escaped: isEscaped ? whole.slice(1, -1) : undefined,
  };
}

/** Returns where a shortcode is closed, at or after an index; -1 if it isn't. */
type FindClosing = (name: string, from: number) => number;

/**
 * Finds all closing shortcodes at once: most shortcodes have none, and searching the rest of the text for each one would
 * take long.
 */
function closingsIn(html: string): FindClosing {
  const closings = Map.groupBy(html.matchAll(/\[\/([a-z][\w-]*)\]/gi), ([, name]) => name);
  const passed = new Map<string, number>();
  return (name, from) => {
    const all = closings.get(name) ?? [];
    let next = passed.get(name) ?? 0;
    while ((all[next]?.index ?? Infinity) < from) next += 1;
    passed.set(name, next);
    return all[next]?.index ?? -1;
  };
}

/** The start and the end of each part of HTML in which shortcodes are not replaced. */
const protectedParts: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<pre\b/i, /<\/pre>/gi],
  [/^<code\b/i, /<\/code>/gi],
  [/^<script\b/i, /<\/script>/gi],
  [/^<!--/, /-->/g],
];

/** Returns the ranges of code, comments and tags, in order. */
function protectedRanges(html: string): (readonly [start: number, end: number])[] {
  const ends = new Map(protectedParts.map(([, end]) => [end, 0]));
  /**
   * Returns the position after the next match of an end pattern. Remembers the last match, so that nothing is searched
   * twice.
   */
  const findEnd = (pattern: RegExp, from: number): number => {
    if ((ends.get(pattern) ?? 0) > from) return ends.get(pattern) ?? Infinity;
    pattern.lastIndex = from;
    const match = pattern.exec(html);
    const end = match ? match.index + match[0].length : Infinity;
    ends.set(pattern, end);
    return end;
  };
  const ranges: (readonly [number, number])[] = [];
  const opening = /<(?:!--|[a-z/][^<>]*>?)/gi;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const [whole] = match;
    const [, endPattern] = protectedParts.find(([start]) => start.test(whole)) ?? [];
    const after = match.index + whole.length;
    const end = endPattern ? findEnd(endPattern, match.index) : Infinity;
    if (end < Infinity) ranges.push([match.index, end]);
    else if (whole.endsWith('>')) ranges.push([match.index, after]);
    opening.lastIndex = end < Infinity ? end : after;
  }
  return ranges;
}

/** Returns a function that says whether a position is in code, a comment or a tag. Call it with rising positions only. */
function protectedIn(html: string): (index: number) => boolean {
  const ranges = protectedRanges(html);
  let range = 0;
  return (index) => {
    while (range < ranges.length && (ranges[range]?.[1] ?? 0) <= index) range += 1;
    return (ranges[range]?.[0] ?? Infinity) <= index;
  };
}

function parseAttributes(text: string): { attributes: Record<string, string>; values: string[] } {
  const attributes: Record<string, string> = {};
  const values: string[] = [];
  const decoded = text
    .replaceAll('&quot;', '"')
    .replaceAll('&#8221;', '"')
    .replaceAll('&#8243;', '"')
    .replace(/[“”″]/g, '"')
    .replaceAll('&amp;', '&')
    .replace(/^=/, 'value='); // `[youtube=https://…]`
  for (const [, name, double, single, bare, quoted, value] of decoded.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g,
  )) {
    if (name !== undefined && !/^https?$/i.test(name)) attributes[name.toLowerCase()] = double ?? single ?? bare ?? '';
    else values.push(quoted ?? value ?? '');
  }
  return { attributes, values };
}
