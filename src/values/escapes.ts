/** Decodes the percent escapes in a part of a URL. Returns undefined if one of them is malformed: `100%`, `%zz` or `%E9`. */
export function decodeEscapes(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
