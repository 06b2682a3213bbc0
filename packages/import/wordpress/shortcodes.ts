/** Replaces the shortcodes of WordPress and of widely used plugins by HTML. See https://codex.wordpress.org/Shortcode_API */

/** The texts and media that shortcodes refer to. */
export interface ShortcodeContext {
  /** Returns the HTML of a picture of the media library by its number. */
  attachment: (id: string) => string | undefined;
  /** The numbers of the pictures that were uploaded to the post. */
  ownPictures: readonly string[];
  /** Returns the address and the title of a file of the media library by its number. */
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

type Replace = (code: Shortcode, context: ShortcodeContext) => string;

const escape = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const link = (url: string, words = url) => `<a href="${escape(url)}">${escape(words)}</a>`;

const note: Replace = ({ content, values, attributes }) =>
  `<inline-note>${content ?? attributes.text ?? values.join(' ')}</inline-note>`;

const code: Replace = ({ name, content = '', attributes }) => {
  const language =
    attributes.language ?? attributes.lang ?? (['code', 'sourcecode', 'plain', 'text'].includes(name) ? '' : name);
  return `<pre><code${language ? ` class="language-${escape(language)}"` : ''}>${content.replace(/<\/?(?:p|br)\s*\/?>/g, '').replaceAll('<', '&lt;')}</code></pre>`;
};

/** A player becomes a link to what it plays. */
const media: Replace = ({ name, attributes, values, written, content }, { lost }) => {
  const source = [
    attributes.src,
    attributes.mp3,
    attributes.mp4,
    attributes.m4a,
    attributes.m4v,
    attributes.ogg,
    attributes.ogv,
    attributes.wav,
    attributes.webm,
    attributes.flac,
    attributes.wmv,
    attributes.flv,
    attributes.url,
    attributes.id?.startsWith('http') ? attributes.id : undefined,
    ...values,
    content?.trim(),
  ].find((value) => value !== undefined && /^(?:https?:)?\/\//.test(value));
  const number = [attributes.id, ...values].find((value) => value !== undefined && /^\d+$/.test(value));
  const url =
    source ??
    (name === 'vimeo' && number ? `https://vimeo.com/${number}` : youtube(name, [attributes.id ?? '', ...values]));
  if (!url) {
    lost.push(`shortcode ${written}`);
    return content ?? '';
  }
  lost.push(`${name} ${url}: now a link`);
  const file = /\/([^/?#]+\.\w{2,4})$/.exec(url)?.[1];
  return `<p>${link(url, file)}</p>`;
};

const youtube = (name: string, values: readonly string[]): string | undefined => {
  const id = name === 'youtube' ? values.find((value) => /^[\w-]{11}$/.test(value)) : undefined;
  return id && `https://www.youtube.com/watch?v=${id}`;
};

const gallery: Replace = ({ attributes }, { attachment, ownPictures, lost }) => {
  const listed = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter(Boolean);
  const excluded = (attributes.exclude ?? '').split(/[\s,]+/);
  const ids = listed.length > 0 ? listed : ownPictures.filter((id) => !excluded.includes(id));
  const pictures = ids.flatMap((id) => {
    const html = attachment(id);
    if (html === undefined) lost.push(`picture ${id} of a gallery, which is not in the export`);
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

/** The picture, and the words after it or in the attribute `caption`. */
const caption: Replace = ({ content = '', attributes }) => {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(content) ?? [];
  if (!picture)
    return `<figure>${content}${attributes.caption ? `<figcaption>${attributes.caption}</figcaption>` : ''}</figure>`;
  const text = words.trim() || (attributes.caption ?? '');
  return `<figure>${picture}${text ? `<figcaption>${text}</figcaption>` : ''}</figure>`;
};

const quote: Replace = ({ content = '', attributes }) => {
  const by = attributes.cite ?? attributes.author ?? attributes.by;
  return `<blockquote>${content}${by ? `<p><cite>${escape(by)}</cite></p>` : ''}</blockquote>`;
};

const group = (names: readonly string[], replace: Replace) => Object.fromEntries(names.map((name) => [name, replace]));

const known: Record<string, Replace> = {
  caption,
  wp_caption: caption,
  gallery,
  playlist,
  embed: media,
  ...group(
    [
      'audio',
      'video',
      'youtube',
      'vimeo',
      'dailymotion',
      'soundcloud',
      'spotify',
      'bandcamp',
      'ted',
      'tweet',
      'twitter',
      'instagram',
      'facebook',
      'slideshare',
      'scribd',
      'flickr',
      'googlevideo',
      'googlemaps',
      'wpvideo',
      'videopress',
      'vine',
      'gist',
      'issuu',
      'archiveorg',
      'wp_audio',
      'wpaudio',
    ],
    media,
  ),
  ...group(
    ['footnote', 'efn_note', 'mfn', 'modern_footnote', 'fn', 'ref', 'sidenote', 'footnotes_note', 'note_footnote'],
    note,
  ),
  ...group(
    [
      'code',
      'sourcecode',
      'php',
      'css',
      'js',
      'javascript',
      'html',
      'xml',
      'python',
      'bash',
      'sql',
      'java',
      'ruby',
      'plain',
    ],
    code,
  ),
  ...group(['quote', 'blockquote', 'pullquote'], quote),
  pre: ({ content = '' }) => `<pre>${content}</pre>`,
  latex: ({ content, values }) => `<code>${content ?? values.join(' ')}</code>`,
};

/** Shortcodes that are ordinary words in brackets as well need content or attributes. */
const needsMore = new Set([
  'code',
  'quote',
  'note',
  'php',
  'css',
  'js',
  'html',
  'xml',
  'java',
  'ruby',
  'sql',
  'plain',
  'ref',
  'pre',
  'audio',
  'video',
  'ted',
  'python',
  'bash',
  'javascript',
  'fn',
  'embed',
  'blockquote',
  'pullquote',
  'latex',
  'caption',
  'footnote',
  'sidenote',
  'twitter',
  'facebook',
  'instagram',
  'tweet',
  'vine',
  'gist',
  'flickr',
  'spotify',
]);

const maxDepth = 10;

/**
 * Replaces the shortcodes in a content: those that are known, those with an address, which become links, and those that are
 * closed, whose content is kept. Everything else in brackets stays text, as in WordPress.
 */
export function replaceShortcodes(html: string, context: ShortcodeContext, depth = 0): string {
  if (!html.includes('[') || depth > maxDepth) return html;
  const protectedRanges = [
    ...html.matchAll(
      /<pre\b[\s\S]*?<\/pre>|<code\b[\s\S]*?<\/code>|<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[a-z/][^<>]*>/gi,
    ),
  ].map(({ index, 0: match }) => [index, index + match.length] as const);
  let range = 0;
  const isProtected = (index: number) => {
    while (range < protectedRanges.length && (protectedRanges[range]?.[1] ?? 0) <= index) range += 1;
    return (protectedRanges[range]?.[0] ?? Infinity) <= index;
  };
  const opening = /\[(\[?)([a-z][\w-]*)((?:[\s=:][^[\]]*?)?)(\/?)\](\]?)/gi;
  let result = '';
  let end = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const [whole, escapedStart, rawName = '', rest = '', slash, escapedEnd] = match;
    if (isProtected(match.index)) continue;
    if (escapedStart && escapedEnd) {
      result += html.slice(end, match.index) + whole.slice(1, -1); // [[gallery]] shows [gallery]
      end = match.index + whole.length;
      continue;
    }
    const name = rawName.toLowerCase();
    const start = match.index + (escapedStart ? 1 : 0);
    const after = start + whole.length - (escapedStart ? 1 : 0) - (escapedEnd ? 1 : 0);
    const closing = `[/${rawName}]`;
    const close = slash ? -1 : html.indexOf(closing, after);
    const content = close < 0 ? undefined : html.slice(after, close);
    const { attributes, values } = parseAttributes(rest);
    const hasNames = Object.keys(attributes).length > 0;
    const replace = Object.hasOwn(known, name) ? known[name] : undefined;
    const isKnown =
      replace !== undefined &&
      (!needsMore.has(name) || content !== undefined || hasNames || values.some((value) => /^https?:/.test(value)));
    const written = html.slice(start, after);
    const leadsTo = content === undefined && /=\s*["'“”″]?(?:https?:)?\/\/[^\s"'“”″]+/.test(rest);
    if (!isKnown && content === undefined && !leadsTo) {
      // as WordPress does with what it doesn't know; with what looks like a shortcode, the editor is told
      if (slash || /[-_]/.test(name) || /=\s*(?:["'“”″]|&(?:quot|#82[24]\d);)/.test(rest))
        context.lost.push(`perhaps a shortcode, kept as text: ${written}`);
      continue;
    }
    const shortcode = { name, written, attributes, values, content };
    result += html.slice(end, start);
    if (isKnown) {
      const isVerbatim = replace === code;
      const inner = content === undefined || isVerbatim ? content : replaceShortcodes(content, context, depth + 1);
      result += replace({ ...shortcode, content: inner }, context);
    } else if (leadsTo) result += media(shortcode, context);
    else {
      context.lost.push(`shortcode ${written}, whose content is kept`);
      result += replaceShortcodes(content ?? '', context, depth + 1);
    }
    end = content === undefined ? after : close + closing.length;
    opening.lastIndex = end;
  }
  return result + html.slice(end);
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
    .replace(/^=/, '');
  for (const [, name, double, single, bare, quoted, value] of decoded.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g,
  )) {
    if (name !== undefined && !/^https?$/i.test(name)) attributes[name.toLowerCase()] = double ?? single ?? bare ?? '';
    else values.push(quoted ?? value ?? '');
  }
  return { attributes, values };
}
