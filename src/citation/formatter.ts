import CSL from 'citeproc';
import type { CitationLocale } from './styles.ts';

const joiner = '\u2060';

/**
 * Returns the text of a number variable so that citeproc reads it as one number. At commas and at “and”, it would split
 * the text into several numbers, and start each with a capital. The formatter removes what keeps the text together.
 */
export const oneNumber = (text: string): string => text.replace(/,(?= )|\b[au](?=nd\b)/g, `$&${joiner}`);

/**
 * Matches a full stop after a title with its own closing punctuation, which citeproc overlooks within quotation marks
 * and tags.
 */
const secondStop = /(…|[.?!…](?:[”“’‘"»«]|<\/\w+>)+)\.(?= |$)/g;

const inBlock = (_: unknown, text: string): string => ` ${text.trim()} `;

// Styles may lay out the entries of a list in blocks. A citation is one line.
CSL.Output.Formats.line = {
  ...CSL.Output.Formats.html,
  '@bibliography/entry': (_, text) =>
    text.replaceAll(joiner, '').replace(secondStop, '$1').replace(/ {2,}/g, ' ').trim(),
  '@display/block': inBlock,
  '@display/left-margin': inBlock,
  '@display/right-inline': inBlock,
  '@display/indent': inBlock,
};

/** The engine keeps names in objects, in which it would find a person named `toString`. */
const apartFromObjects = (key: string, value: unknown): unknown =>
  typeof value === 'string' && key !== 'type' && value in Object.prototype ? `${value}${joiner}` : value;

/**
 * Creates a function that formats the CSL variables of an item in a style, as HTML on one line. `xml` is the style.
 * Throws if `xml` is not valid CSL.
 */
export function createFormatter(xml: string, locale: CitationLocale): (variables: object) => string {
  let current: object = {};
  const system = { retrieveLocale: () => locale.xml, retrieveItem: (id: string) => ({ ...current, id }) };
  const engine = new CSL.Engine(system, bibliographyOnly(xml), locale.name);
  engine.setOutputFormat('line');
  let citationCount = 0;
  return (variables) => {
    current = JSON.parse(JSON.stringify(variables, apartFromObjects)) as object;
    citationCount += 1;
    engine.updateItems([String(citationCount)]); // citeproc caches items by id
    const [, [citation = '']] = engine.makeBibliography();
    return citation;
  };
}

/**
 * Reduces a CSL style to the layout of its bibliography entries, without their numbers. Works are cited one at a time.
 * With the rules for in-text citations and sorting, citeproc would spend most of its time on disambiguation.
 */
function bibliographyOnly(xml: string): string {
  const entries = xml
    .replace(/<citation\b.*<\/citation>/s, '<citation><layout><text variable="id"/></layout></citation>')
    .replace(/(<bibliography\b[^>]*>\s*)<sort>.*?<\/sort>/s, '$1');
  const unnumbered = entries.replace(/<text\b[^>]*\bvariable="citation-number"[^>]*\/>/g, '');
  return unnumbered === entries ? entries : unnumbered.replace(/\ssecond-field-align="\w+"/, '');
}
