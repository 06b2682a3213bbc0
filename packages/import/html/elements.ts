/** The inline elements that our Markdown keeps as HTML, with the attributes that each of them keeps. */
export const inlineHtml: Record<string, readonly string[]> = {
  abbr: ['title'],
  bdi: [],
  bdo: [],
  cite: [],
  dfn: ['title'],
  ins: ['dateTime', 'cite'],
  kbd: [],
  mark: [],
  q: ['cite'],
  rp: [],
  rt: [],
  ruby: [],
  samp: [],
  small: [],
  'small-caps': [],
  span: [],
  sub: [],
  sup: [],
  time: ['dateTime'],
  u: [],
  var: [],
};

/** Elements that have the same meaning as a more common one. */
export const synonyms: Record<string, string> = {
  ...{ b: 'strong', i: 'em', s: 'del', strike: 'del', tt: 'code', acronym: 'abbr' },
  ...{ dir: 'ul', menu: 'ul', listing: 'pre', xmp: 'pre', plaintext: 'pre', image: 'img' },
};

/** Elements without words for readers. */
export const invisible = new Set([
  ...[
    'script',
    'style',
    'template',
    'link',
    'meta',
    'base',
    'title',
    'head',
    'source',
    'track',
    'param',
    'col',
    'colgroup',
  ],
  ...['noembed', 'noframes', 'datalist', 'basefont', 'bgsound', 'frame', 'frameset', 'spacer', 'keygen'],
]);

/** The block elements that are kept. Any other block becomes a `div`, of which only the content is kept. */
export const blocks = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'hr', 'figure', 'figcaption'],
  ...['dl', 'dt', 'dd', 'footer', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'div'],
]);

/** Inline elements without a meaning that our Markdown could keep. */
export const transparent = new Set([
  'font',
  'big',
  'nobr',
  'label',
  'data',
  'output',
  'picture',
  'map',
  'slot',
  'blink',
  'marquee',
  'rb',
  'rtc',
  'button',
  'meter',
  'progress',
  'hgroup',
]);

/** Elements whose content browsers don't show as text. */
export const unread = new Set([
  ...invisible,
  'iframe',
  'object',
  'video',
  'audio',
  'applet',
  'noscript',
  'svg',
  'math',
  'canvas',
]);
