import { sortName } from '../library/names.ts';
import { issuedDate, type Item } from './record.ts';

/** The forms in which a record can be taken along, by the ending of the file. */
export const formats = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex', write: bibtex },
  ris: { name: 'RIS', type: 'application/x-research-info-systems', write: ris },
  'csl.json': { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json', write: cslJson },
} as const;

export type Format = keyof typeof formats;

function cslJson(items: readonly Item[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** What BibTeX's own signs are written as. */
const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const escapeTex = (text: string) => text.replace(/[\\~^]|[{}&%$#_]/g, (sign) => escapes[sign] ?? `\\${sign}`);

/**
 * BibTeX, in UTF-8. Titles keep their capitals (double braces), a name that stays whole is in braces. The date is there
 * for BibTeX (`year`, `month`) and for biblatex (`date`). See https://ctan.org/pkg/bibtex and https://ctan.org/pkg/biblatex
 */
function bibtex(items: readonly Item[]): string {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  return items
    .map((item) => {
      const [year, month] = item.issued?.['date-parts'][0] ?? [];
      const article = item.type.startsWith('article-');
      const names = item.author?.map((name) =>
        name.literal ? `{${escapeTex(name.literal)}}` : escapeTex(sortName(name)),
      );
      const braced = (text: string | undefined) => text && `{${escapeTex(text)}}`;
      const fields = {
        author: names && `{${names.join(' and ')}}`,
        title: `{{${escapeTex(item.title)}}}`,
        [article ? 'journal' : 'howpublished']: braced(item['container-title']),
        date: issuedDate(item) && `{${issuedDate(item)}}`,
        year: year && `{${year}}`,
        month: month && months[month - 1],
        url: item.URL && `{${item.URL.replace(/[{}\\]/g, encodeURIComponent)}}`,
        langid: braced(item.language),
        type: braced(item.genre),
        note: braced(item.note),
      };
      const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
      return `@${article ? 'article' : 'misc'}{${item.id},\n${lines.join('\n')}\n}\n`;
    })
    .join('\n');
}

const risTypes: Record<Item['type'], string> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  'post-weblog': 'BLOG',
  webpage: 'ELEC',
  document: 'GEN',
};

/** RIS, as Research Information Systems described it: https://en.wikipedia.org/wiki/RIS_(file_format) */
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
      const written = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ')}`] : []));
      return `${[...written, 'ER  - '].join('\r\n')}\r\n`;
    })
    .join('\r\n');
}
