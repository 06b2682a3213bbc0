const xmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const characters = Object.fromEntries(Object.entries(xmlEntities).map(([character, entity]) => [entity, character]));

// oxlint-disable-next-line no-control-regex -- the pattern finds control characters
const unusable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g;

/**
 * Replaces characters that are not valid in every text format with U+FFFD: control characters other than tabs and line
 * breaks, noncharacters and lone surrogates. See https://www.w3.org/TR/xml/#charsets
 */
export const plainCharacters = (text: string): string => text.toWellFormed().replace(unusable, '\uFFFD');

/** Escapes text for XML or HTML, as content or in a double-quoted attribute. */
export const escapeXml = (text: string): string =>
  plainCharacters(text).replace(/[&<>"]/g, (character) => xmlEntities[character] ?? character);

/** Returns the text that `escapeXml` escaped. */
export const unescapeXml = (xml: string): string =>
  xml.replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters[entity] ?? entity);

/** Serializes a value as JSON, without characters that break other formats. `space` indents it. */
export const plainJson = (value: unknown, space?: number): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? plainCharacters(item) : item), space);

/** Serializes a value as JSON for an inline `<script>`, so that a `</script>` in the data can't end it. */
export const scriptJson = (value: unknown): string => plainJson(value).replaceAll('<', '\\u003c');

const texCommands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts escaped braces as well
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Escapes the special characters of TeX. */
export const escapeTex = (text: string): string =>
  plainCharacters(text).replace(/[\\~^{}&%$#_]/g, (character) => texCommands[character] ?? `\\${character}`);

/** Escapes text for a line of Markdown. Text that looks like an address still becomes a link. */
export const escapeMarkdown = (text: string): string =>
  plainCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(?=[-+#=])/, '\\')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
