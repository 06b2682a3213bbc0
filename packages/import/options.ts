import { licence, readArguments } from './site.ts';
import type { ImportOptions } from './entry.ts';

/** The options of the command. */
export interface Options extends Pick<ImportOptions, 'rights' | 'licence' | 'excerpt' | 'notes' | 'oneArticle'> {
  /** The files and folders to import from. */
  paths: string[];
  /** The value of `--tags`; each kind of source has a default. */
  tags: ImportOptions['tags'] | undefined;
  publish: boolean;
  /** Whether to import whole texts from the web. */
  full: boolean;
  /** Whether to fetch the images of saved pages, feeds and exports. */
  fetchImages: boolean;
  allowPrivate: boolean;
  /** The encoding of all texts. */
  encoding: string | undefined;
  dryRun: boolean;
  update: boolean;
  yes: boolean;
  report: string | undefined;
  help: boolean;
}

export const usage = `npm run import -- FILE|IDENTIFIER|URL… [options]

Imports exports of blogs (WordPress, Blogger, Ghost, Substack, Medium), feeds, saved web pages, documents (.docx, .odt),
books (.epub), Markdown, bibliographies (BibTeX, RIS, CSL-JSON), bookmarks, or highlights (Kindle, Readwise, Hypothesis)
into the content folder. A FILE may be a folder. The format of a file is recognized by its content. An IDENTIFIER is a DOI,
an ISBN, an arXiv identifier or a PMID: the command asks its registry, and makes a related work. A URL is fetched; without
--excerpt or --full, a page becomes a related work that refers to it. Existing files are never overwritten.

  --publish            publish the works; without it they are drafts
  --tags HOW           create, match or skip: what to do with categories and keywords
  --rights "TEXT"      who holds the rights to the texts, and on what terms they appear here
  --licence ID         the licence of the texts: an SPDX identifier, or public-domain
  --excerpt N          keep the first N paragraphs of a page or document, as an excerpt
  --full               import the whole text at a URL
  --fetch-images       fetch the images that saved pages, feeds and exports show from the web
  --one-article        import a book as one article, rather than one for each chapter
  --allow-private      fetch from this computer and from private networks too
  --encoding NAME      read texts in an encoding such as windows-1252, whatever they declare
  --notes              keep abstracts and notes of bibliographies, bookmarks and highlights as editor's notes
  --update             show how works in the library differ, and ask whether to update them
  --yes                with --update: update them without asking
  --report FILE.json   write a report of what was imported, skipped and lost
  --dry-run            write nothing
  --help               show this text

Exit codes: 0 done, 1 a file could not be imported, 2 wrong options.`;

const options = {
  publish: { type: 'boolean', default: false },
  tags: { type: 'string' },
  rights: { type: 'string' },
  licence: { type: 'string' },
  excerpt: { type: 'string' },
  full: { type: 'boolean', default: false },
  'fetch-images': { type: 'boolean', default: false },
  'one-article': { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
  encoding: { type: 'string' },
  notes: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  report: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the arguments of the command. Throws an error with a message for the editor if they are wrong. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, options);
  const {
    'dry-run': dryRun,
    'allow-private': allowPrivate,
    'one-article': oneArticle,
    'fetch-images': fetchImages,
    excerpt,
    tags,
    licence: terms,
    report,
    encoding,
    ...others
  } = values;
  for (const [isWrong, message] of mistakes(values)) if (isWrong) throw new Error(message);
  if (positionals.length === 0 && !values.help)
    throw new Error('name a file or a folder to import, an identifier, or a URL');
  return {
    ...others,
    paths: positionals,
    allowPrivate,
    oneArticle,
    fetchImages,
    dryRun,
    tags: tags as Options['tags'],
    rights: values.rights?.trim(),
    licence: terms,
    report,
    encoding,
    excerpt: excerpt === undefined ? undefined : Number(excerpt),
  };
}

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

/** Returns the mistakes that there may be in the options. */
const mistakes = ({
  encoding,
  tags,
  excerpt,
  full,
  licence: terms,
  rights,
  report,
  yes,
  update,
  'dry-run': dryRun,
}: Values) =>
  [
    [tags !== undefined && !['create', 'match', 'skip'].includes(tags), `--tags ${tags}: write create, match or skip`],
    [
      excerpt !== undefined && !/^[1-9]\d{0,3}$/.test(excerpt),
      `--excerpt ${excerpt}: write the number of paragraphs to keep, such as 5`,
    ],
    [full && excerpt !== undefined, '--full imports a whole text, so it excludes --excerpt'],
    [
      terms !== undefined && !licence().safeParse(terms).success,
      `--licence ${terms}: use an SPDX identifier such as CC-BY-4.0, or public-domain`,
    ],
    [
      encoding !== undefined && !isEncoding(encoding),
      `--encoding ${encoding}: use a name such as utf-8, windows-1252, iso-8859-2 or shift_jis`,
    ],
    [rights?.trim() === '', '--rights: say who holds the rights to the texts'],
    [
      report !== undefined && !/\.json$/i.test(report),
      `--report ${report}: the report is JSON, so the name must end in .json`,
    ],
    [yes && !update, '--yes answers the questions of --update: use both'],
    [yes && dryRun, '--dry-run writes nothing, so it excludes --yes'],
  ] as const;
