import CSL from 'citeproc';
import { locale, type CitationStyle, styles } from './styles.ts';
import type { Item } from './record.ts';

/** A citation in each style: HTML, with titles of publications in italics. */
export type Citation = Record<CitationStyle, string>;

const engines = new Map<CitationStyle, InstanceType<typeof CSL.Engine>>();

/** The item being cited, under a number of its own: citeproc caches what it has cited by id. */
let cited: { item: Item; id: string } | undefined;
let number = 0;

/**
 * A style without its short citations and the order of its bibliography. Works are cited one by one here; citeproc would
 * spend most of its time telling them apart.
 */
const forSingleEntries = (xml: string): string =>
  xml
    .replace(/<citation\b.*<\/citation>/s, '<citation><layout><text variable="id"/></layout></citation>')
    .replace(/(<bibliography\b[^>]*>\s*)<sort>.*?<\/sort>/s, '$1');

/** The engine of a style. Making one takes longer than ten citations, so each is made once. */
function engineFor(style: CitationStyle) {
  const engine =
    engines.get(style) ??
    new CSL.Engine(
      { retrieveLocale: () => locale, retrieveItem: () => ({ ...cited?.item, id: cited?.id }) },
      forSingleEntries(styles[style].xml),
      'en-US',
    );
  engine.setOutputFormat('html');
  engines.set(style, engine);
  return engine;
}

/** Cites an item in each style. Throws where a style is not valid CSL. */
export function cite(item: Item): Citation {
  number += 1;
  const id = String(number);
  cited = { item, id };
  const entryIn = (style: CitationStyle) => {
    const engine = engineFor(style);
    engine.updateItems([id]);
    const [, [entry = '']] = engine.makeBibliography();
    return entry.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '').trim();
  };
  return { chicago: entryIn('chicago'), apa: entryIn('apa'), mla: entryIn('mla') };
}
