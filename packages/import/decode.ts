/** The length in bytes of the start in which an encoding is declared. */
const declarationLength = 4096;

/**
 * Decodes a file: by its byte order mark, as UTF-8 if it is valid, by the encoding that its XML declaration or its HTML
 * declares, or else as Windows-1252. A declaration doesn't count in a file that is valid UTF-8 beyond ASCII, since browsers
 * and editors convert files without correcting it.
 *
 * Returns the text without a byte order mark, with line feeds as line endings, and the encoding
 * (https://encoding.spec.whatwg.org/#names-and-labels). That of a file that declares none and is not UTF-8 is guessed. `damagedLine` is the first
 * line with a byte that is wrong in UTF-8, or 0.
 *
 * @param charset The encoding that a server names. It comes before those that the file declares.
 */
export function decode(bytes: Uint8Array, charset?: string) {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(marked, bytes);
  const declared = declaredEncoding(bytes, charset);
  try {
    const utf8 = decodeAs('utf-8', bytes, true);
    // ISO-2022-JP and its like consist of ASCII characters
    if (/[\u0080-\u{10FFFF}]/u.test(utf8.text) || !declared) return utf8;
  } catch {
    // not UTF-8
  }
  // a few wrong bytes are damage in UTF-8
  const lenient = decodeAs('utf-8', bytes);
  const wrong = lenient.text.match(/\uFFFD/g)?.length ?? 0;
  const right = lenient.text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  if (!declared && wrong * 5 < right)
    return { ...lenient, damagedLine: lenient.text.slice(0, lenient.text.indexOf('\uFFFD')).split('\n').length };
  return declared ? decodeAs(declared, bytes) : { ...decodeAs('windows-1252', bytes), guessed: true };
}

function decodeAs(encoding: string, bytes: Uint8Array, fatal = false) {
  const decoder = new TextDecoder(encoding, { fatal });
  return {
    text: decoder.decode(bytes).replace(/\r\n?/g, '\n'),
    encoding: decoder.encoding,
    guessed: false,
    damagedLine: 0,
  };
}

/** Returns the UTF encoding that the first bytes show: a byte order mark, or the zeros of ASCII text in UTF-16. */
function byteOrderMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a && b === 0 && c && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b && c === 0 && d)) return 'utf-16be';
  return undefined;
}

/** Returns the encoding that a server, an XML declaration or a `meta` element names, if it is one that we know. */
function declaredEncoding(bytes: Uint8Array, charset?: string): string | undefined {
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
