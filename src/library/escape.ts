const xmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for XML or HTML, as content or in a double-quoted attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => xmlEntities[character] ?? character);

/** Serializes a value as JSON for an inline `<script>`, which no `</script>` in the data can end. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const texCommands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Escapes the special characters of TeX. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\~^{}&%$#_]/g, (character) => texCommands[character] ?? `\\${character}`);
