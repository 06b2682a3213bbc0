/** A piece of an excerpt; `marked` where it is a word that was looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/**
 * Takes apart an excerpt as Pagefind gives it: text with `<`, `>` and `&` escaped, and `<mark>` around the words that
 * were looked for. The pieces become text nodes, so nothing in them is ever read as markup.
 */
export const pieces = (excerpt: string): Piece[] =>
  excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const marked = part.startsWith('<mark>');
      const text = marked ? part.slice('<mark>'.length, -'</mark>'.length) : part;
      return { text: text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity), marked };
    });
