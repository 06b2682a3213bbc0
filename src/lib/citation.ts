import CSL from 'citeproc';
import { type Element, readStyles, trimStyle } from './citation-style.ts';
import { type Item, itemTypes, itemVariables } from './record.ts';

/** The styles in which works are cited: the name that readers know, by that of the Citation Style Language. */
export const styles = {
  'chicago-author-date': 'Chicago (author-date)',
  apa: 'APA (7th edition)',
  'modern-language-association': 'MLA (9th edition)',
} as const;

type Style = keyof typeof styles;

/** A citation, in each style: HTML, with titles of publications in italics. */
export type Citation = Record<Style, string>;

const engines = new Map<Style, InstanceType<typeof CSL.Engine>>();
let read: Map<string, Element> | undefined;

/** What is cited now, and its number: what the engines have cited under a name, they take for known ever after. */
let cited: { item: Item; id: string } | undefined;
let number = 0;

/** One engine for each style: making one takes longer than ten citations. */
function engineOf(style: Style) {
  const known = engines.get(style);
  if (known) return known;
  read ??= readStyles(Object.keys(styles));
  const [locale, whole] = [read.get('en-US'), read.get(style)];
  if (!whole) throw new Error(`${style} is no style`);
  const engine = new CSL.Engine(
    { retrieveLocale: () => locale, retrieveItem: () => ({ ...cited?.item, id: cited?.id }) },
    trimStyle(whole, { types: itemTypes, variables: itemVariables }),
    'en-US',
  );
  engine.setOutputFormat('html');
  const { flipflopper } = engine.fun;
  const processTags = flipflopper.processTags.bind(flipflopper);
  // it makes a pattern of some thousand signs for each piece of text, to look for quotation marks and markup
  flipflopper.processTags = (piece) => {
    if (/["'\u2018\u2019\u201C\u201D<]/.test(piece.blobs)) processTags(piece);
  };
  engines.set(style, engine);
  return engine;
}

/** Cites an item in each style. Throws where a style can't be read. */
export function cite(item: Item): Citation {
  number += 1;
  const id = String(number);
  cited = { item, id };
  const write = (style: Style) => {
    const engine = engineOf(style);
    engine.updateItems([id]);
    const [, [entry = '']] = engine.makeBibliography();
    return entry.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '').trim();
  };
  return {
    'chicago-author-date': write('chicago-author-date'),
    apa: write('apa'),
    'modern-language-association': write('modern-language-association'),
  };
}
