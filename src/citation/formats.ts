import { escapeTex } from '../library/escape.ts';
import { mediaTypes } from '../library/media-types.ts';
import { sortName } from '../library/names.ts';
import { issuedDate, type Item } from './record.ts';

/** The export formats of a record, by file extension. */
export const formats = {
  bib: { name: 'BibTeX', type: mediaTypes.bibTeX, write: bibtex },
  ris: { name: 'RIS', type: mediaTypes.ris, write: ris },
  'csl.json': { name: 'CSL-JSON', type: mediaTypes.cslJson, write: cslJson },
} as const;

export type Format = keyof typeof formats;

function cslJson(items: readonly Item[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

/**
 * Writes BibTeX in UTF-8. Double braces protect the capitals of titles; braces keep a literal name whole. BibTeX reads
 * `year` and `month`, biblatex reads `date`. See https://ctan.org/pkg/bibtex and https://ctan.org/pkg/biblatex
 */
function bibtex(items: readonly Item[]): string {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const braced = (text: string | undefined) => text && `{${escapeTex(text)}}`;
  return items
    .map((item) => {
      const [year, month] = item.issued?.['date-parts'][0] ?? [];
      const isArticle = item.type.startsWith('article-');
      const names = item.author?.map((name) => (name.literal ? braced(name.literal) : escapeTex(sortName(name))));
      const fields = {
        author: names && `{${names.join(' and ')}}`,
        title: `{{${escapeTex(item.title)}}}`,
        [isArticle ? 'journal' : 'howpublished']: braced(item['container-title']),
        date: braced(issuedDate(item)),
        year: year && `{${year}}`,
        month: month && months[month - 1],
        url: item.URL && `{${item.URL.replace(/[{}\\]/g, encodeURIComponent)}}`,
        langid: braced(item.language),
        type: braced(item.genre),
        note: braced(item.note),
      };
      const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
      return `@${isArticle ? 'article' : 'misc'}{${item.id},\n${lines.join('\n')}\n}\n`;
    })
    .join('\n');
}

/** The RIS reference type for each CSL type. */
const risTypes: Record<Item['type'], string> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  'post-weblog': 'BLOG',
  webpage: 'ELEC',
  document: 'GEN',
};

/** Writes RIS, with CRLF line ends. See https://en.wikipedia.org/wiki/RIS_(file_format) */
function ris(items: readonly Item[]): string {
  return items
    .map((item) => {
      const date = issuedDate(item);
      const [year = '', month = '', day = ''] = date?.split('-') ?? [];
      const lines: [tag: string, value: string | undefined][] = [
        ['TY', risTypes[item.type]],
        ['ID', item.id],
        ...(item.author ?? []).map((name): [string, string] => ['AU', sortName(name)]),
        ['TI', item.title],
        ['T2', item['container-title']],
        ['PY', year],
        ['DA', date && `${year}/${month}/${day}/`],
        ['UR', item.URL],
        ['LA', item.language],
        ['M3', item.genre],
        ['N1', item.note],
      ];
      const present = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ')}`] : []));
      return `${[...present, 'ER  - '].join('\r\n')}\r\n`;
    })
    .join('\r\n');
}
