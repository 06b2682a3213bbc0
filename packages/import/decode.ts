/** The number of bytes at the start of a file in which an encoding may be declared. */
const declarationLength = 4096;

/** A file as text. */
export interface DecodedText {
  /** Without a byte order mark, with line feeds as line endings. */
  text: string;
  /** The encoding of most of the file (https://encoding.spec.whatwg.org/#names-and-labels). */
  encoding: string;
  /** Lines for the report: that the encoding was guessed, or where invalid bytes are. */
  problems: string[];
}

/** Encodings that are stated outside a file. */
export interface EncodingNames {
  /** The encoding that the editor names. It overrides declarations in the file. */
  encoding?: string | undefined;
  /** The encoding that a server names. It takes precedence over declarations in the file. */
  charset?: string | undefined;
}

/**
 * Decodes a file: in the encoding that the editor names, by its byte order mark, as UTF-8 if that is valid, in the encoding
 * that its XML or HTML declares, or else line by line. If a file is valid UTF-8 with characters beyond ASCII, ignores its
 * declaration, since browsers and editors convert files without updating it.
 */
export function decode(bytes: Uint8Array, { encoding, charset }: EncodingNames = {}): DecodedText {
  const known = encoding ?? byteOrderMark(bytes);
  if (known) return decodeAs(known, bytes);
  const declared = declaredEncoding(bytes, charset);
  const utf8 = decodeAs('utf-8', bytes);
  // ISO-2022-JP and its like consist of ASCII characters
  if (utf8.problems.length === 0 && (!declared || /[\u0080-\u{10FFFF}]/u.test(utf8.text))) return utf8;
  return declared ? decodeAs(declared, bytes) : decodeByLine(bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText {
  const decoder = new TextDecoder(encoding);
  const text = withLineFeeds(decoder.decode(bytes));
  const isDamaged = text.includes(replacement) && !isValid(encoding, bytes);
  const lines = isDamaged ? linesWith(text, (line) => line.includes(replacement)) : [];
  return { text, encoding: decoder.encoding, problems: damageIn(lines, decoder.encoding) };
}

const replacement = '\uFFFD';
const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

function isValid(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const legacy = 'windows-1252';

/**
 * Decodes each line as UTF-8 or, if it isn't valid, as Windows-1252, since some files are assembled from several sources. A
 * line with few invalid bytes counts as damaged UTF-8.
 */
function decodeByLine(bytes: Uint8Array): DecodedText {
  const decoders = [new TextDecoder('utf-8', { ignoreBOM: true }), new TextDecoder(legacy)] as const;
  const [damaged, other] = [[] as number[], [] as number[]];
  let isUtf8 = false;
  const lines = linesIn(bytes).map((line, index) => {
    const text = decoders[0].decode(line);
    const wrong = isValid('utf-8', line) ? 0 : (text.match(/\uFFFD/g)?.length ?? 0);
    const right = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
    const isDamaged = wrong > 0 && wrong <= right;
    isUtf8 ||= isDamaged || (wrong === 0 && right > 0);
    if (wrong === 0) return text;
    (isDamaged ? damaged : other).push(index + 1);
    return isDamaged ? text : decoders[1].decode(line);
  });
  const text = withLineFeeds(lines.join('\n'));
  if (!isUtf8)
    return {
      text,
      encoding: legacy,
      problems: [`not UTF-8: it was read as ${legacy}; if letters are wrong, add --encoding`],
    };
  const others =
    other.length === 0 ? [] : [`${linesOf(other)} ${other.length === 1 ? 'is' : 'are'} not UTF-8: read as ${legacy}`];
  return { text, encoding: 'utf-8', problems: [...damageIn(damaged, 'utf-8'), ...others] };
}

function linesIn(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}

const linesWith = (text: string, test: (line: string) => boolean): number[] =>
  text.split('\n').flatMap((line, index) => (test(line) ? [index + 1] : []));

const damageIn = (lines: readonly number[], encoding: string): string[] =>
  lines.length === 0
    ? []
    : [
        `${linesOf(lines)}: ${lines.length === 1 ? 'an invalid byte' : 'invalid bytes'} in ${encoding.replace(/^utf/, 'UTF')} became ${replacement}`,
      ];

/** Lists at most ten line numbers: `lines 3, 8`. */
function linesOf(lines: readonly number[]): string {
  const more = lines.length > 10 ? ` and ${lines.length - 10} more` : '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 10).join(', ')}${more}`;
}

/** Returns the UTF encoding that the first bytes show: a byte order mark, or the zeros of ASCII text in UTF-16. */
function byteOrderMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a && b === 0 && c && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b && c === 0 && d)) return 'utf-16be';
  return undefined;
}

/** Returns the encoding that a server, an XML declaration or a `meta` element names, if it is supported. */
function declaredEncoding(bytes: Uint8Array, charset: string | undefined): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationLength));
  const [, xml, html] =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start) ?? [];
  try {
    const { encoding } = new TextDecoder(charset ?? xml ?? html ?? '');
    // a declaration that was read byte by byte can't be in UTF-16
    return encoding.startsWith('utf-') ? undefined : encoding;
  } catch {
    return undefined; // no such encoding
  }
}
