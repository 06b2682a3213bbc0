import { citable, isSupplied, styleFor } from './citable.ts';
import { createFormatter } from './formatter.ts';
import type { Item } from './record.ts';
import { type CitationLocale, type CitationStyle, localStyle, styles } from './styles.ts';

/** A bibliography entry in some styles, as HTML with titles of publications in italics. */
export type Citation<Style extends CitationStyle = CitationStyle> = Record<Style, string>;

/** Formats an item in some styles. */
export type Citer<Style extends CitationStyle = CitationStyle> = (item: Item) => Citation<Style>;

/**
 * Creates a citer that keeps a formatter per style, because creating one takes longer than ten citations. `locale` is
 * the site's locale. `styleNames` lists the styles, by default all of them. The citer throws if a style is not valid
 * CSL.
 */
export function createCiter<Style extends CitationStyle = CitationStyle>(
  locale: CitationLocale,
  styleNames = Object.keys(styles) as Style[],
): Citer<Style> {
  const formatters = new Map<CitationStyle, (variables: object) => string>();
  const formatter = (style: CitationStyle) => {
    const cached = formatters.get(style);
    if (cached) return cached;
    const created = createFormatter(localStyle(styles[style], locale), locale);
    formatters.set(style, created);
    return created;
  };

  return (item) => {
    const format = (shown: CitationStyle) => {
      const style = styleFor(item, shown);
      const citation = formatter(style)(citable(item, style, locale));
      return isSupplied(item.title) ? plainBrackets(citation) : citation;
    };
    return Object.fromEntries(styleNames.map((style) => [style, format(style)])) as Citation<Style>;
  };
}

/** Removes the quotation marks or italics of a supplied title, whose brackets are enough: `“[Letter].”`. */
const plainBrackets = (citation: string): string =>
  citation.replace(/<i>(\[[^[\]]*\])<\/i>/, '$1').replace(/[“„«]\s*(\[[^[\]]*\])([.,]?)\s*[”“»]/, '$1$2');
