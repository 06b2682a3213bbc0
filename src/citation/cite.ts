import CSL from 'citeproc';
import { citable, isSupplied, styleFor } from './citable.ts';
import type { Item } from './record.ts';
import { type CitationLocale, type CitationStyle, styles } from './styles.ts';

/** A bibliography entry in some styles, as HTML with titles of publications in italics. */
export type Citation<Style extends CitationStyle = CitationStyle> = Record<Style, string>;

/** Formats an item in some styles. */
export type Citer<Style extends CitationStyle = CitationStyle> = (item: Item) => Citation<Style>;

/**
 * Creates a citer that keeps a citeproc engine per style, because creating an engine takes longer than ten
 * citations. `locale` is that of the site, `styleNames` are the styles, all by default. The citer throws if a style is not
 * valid CSL.
 */
export function createCiter<Style extends CitationStyle = CitationStyle>(
  locale: CitationLocale,
  styleNames = Object.keys(styles) as Style[],
): Citer<Style> {
  const engines = new Map<CitationStyle, InstanceType<typeof CSL.Engine>>();
  // citeproc caches items by id, so each citation gets an id of its own
  let current: object | undefined;
  let citationCount = 0;

  const engineFor = (style: CitationStyle) => {
    const cached = engines.get(style);
    if (cached) return cached;
    const system = { retrieveLocale: () => locale.xml, retrieveItem: (id: string) => ({ ...current, id }) };
    const engine = new CSL.Engine(system, bibliographyOnly(styles[style]), locale.name);
    engine.setOutputFormat('html');
    engines.set(style, engine);
    return engine;
  };

  return (item) => {
    citationCount += 1;
    const id = String(citationCount);
    const format = (shown: CitationStyle) => {
      const style = styleFor(item, shown);
      const engine = engineFor(style);
      current = citable(item, style, locale);
      engine.updateItems([id]);
      const [, [entry = '']] = engine.makeBibliography();
      const citation = entry.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '').trim();
      return isSupplied(item.title) ? plainBrackets(citation) : citation;
    };
    return Object.fromEntries(styleNames.map((style) => [style, format(style)])) as Citation<Style>;
  };
}

/** Removes the quotation marks or italics of a supplied title, whose brackets are enough: `“[Letter].”`. */
const plainBrackets = (citation: string): string =>
  citation.replace(/<i>(\[[^[\]]*\])<\/i>/, '$1').replace(/[“„«]\s*(\[[^[\]]*\])([.,]?)\s*[”“»]/, '$1$2');

/**
 * Reduces a CSL style to the layout of its bibliography entries. Works are cited one at a time, and for in-text
 * citations and sorting, citeproc would spend most of its time on disambiguation.
 */
const bibliographyOnly = (xml: string): string =>
  xml
    .replace(/<citation\b.*<\/citation>/s, '<citation><layout><text variable="id"/></layout></citation>')
    .replace(/(<bibliography\b[^>]*>\s*)<sort>.*?<\/sort>/s, '$1');
