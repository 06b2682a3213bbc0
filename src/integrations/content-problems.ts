import { resolve, sep } from 'node:path';
import { entryPath } from '../check/checked-file.ts';
import type { Diagnostic } from '../check/diagnostic.ts';
import type { Findings } from '../check/index.ts';
import { byPlace, formatDiagnostic, report, summarize } from '../check/report.ts';
import { env } from '../env.ts';
import { escapeXml } from '../values/escape.ts';
import { collectionNames } from '../schemas/collections.ts';
import { decodeEscapes } from '../values/escapes.ts';

/** The problems of the content, as the development server shows them. */
export interface Problems {
  /** The report for the terminal; empty if there are no problems. */
  report: string;
  /** The level at which the report is logged. */
  level: 'error' | 'warn';
  /** The HTML of the banner on every page that works; empty if there are no problems. */
  banner: string;
  /** The absolute paths of files with errors. */
  filesWithErrors: string[];
  /** Returns the errors of the file whose page, or a page below that one, is at a path; `undefined` if there are none. */
  errorsAt: (path: string) => readonly Diagnostic[] | undefined;
  redirects: Findings['redirects'];
}

/** The number of problems that a banner lists. */
const maxListed = 50;

/** Returns the problems of the findings of a check. Leaves out notices, which are about temporary files of editors. */
export function showProblems({ diagnostics: found, redirects }: Pick<Findings, 'diagnostics' | 'redirects'>): Problems {
  const diagnostics = found.filter(({ level }) => level !== 'notice');
  const errors = diagnostics.filter(({ level }) => level === 'error').toSorted(byPlace);
  const byPage = [...Map.groupBy(errors, pageOf)];
  return {
    report: diagnostics.length > 0 ? report(diagnostics) : '',
    level: errors.length > 0 ? 'error' : 'warn',
    banner:
      diagnostics.length > 0 ? banner([...errors, ...diagnostics.filter(({ level }) => level === 'warning')]) : '',
    filesWithErrors: [...new Set(errors.map(({ file }) => resolve(file)))],
    errorsAt: (path) => {
      const decoded = decodeEscapes(path) ?? path;
      return byPage.find(([page]) => page !== undefined && isBelow(decoded, page))?.[1];
    },
    redirects,
  };
}

/** Returns the path of a file's page; `undefined` if the file is an image, or if the site has another page at that path. */
function pageOf({ file, rule }: Diagnostic): string | undefined {
  const collection = collectionNames.find((name) => resolve(file).startsWith(resolve(env.contentDir, name) + sep));
  if (!collection || rule === 'files/reserved-address' || !/\.mdx?$/.test(file)) return undefined;
  const name = resolve(file).slice(resolve(env.contentDir, collection).length + 1);
  return entryPath({ collection, id: name.replaceAll('\\', '/').replace(/\.mdx?$/, '') });
}

/** Returns whether a path belongs to a page, or to a list of works or backlinks below it. */
const isBelow = (path: string, page: string) =>
  path === page ||
  path === page.slice(0, -1) ||
  /^(?:page|referred)\//.test(path.startsWith(page) ? path.slice(page.length) : '');

const listItems = (diagnostics: readonly Diagnostic[]): string =>
  `<ul>${diagnostics
    .slice(0, maxListed)
    .map((diagnostic) => `<li>${escapeXml(formatDiagnostic(diagnostic))}</li>`)
    .join('')}</ul>${diagnostics.length > maxListed ? `<p>The others are in the terminal.</p>` : ''}`;

const font = 'font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere';

/** Returns a banner that counts the problems, and lists them when it is opened. */
const banner = (diagnostics: readonly Diagnostic[]): string =>
  `<details id="content-problems" style="${font}; padding: 0.5rem 1rem; grid-column: 1 / -1; background: #fff3c4; color: #222">
<summary>${escapeXml(summarize(diagnostics))}</summary>
${listItems(diagnostics)}
</details>`;

/** Returns a page that shows the errors of its file. Vite's client reloads it. */
export const errorPage = (errors: readonly Diagnostic[], base: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Errors in the content</title>
<script type="module" src="${base}@vite/client"></script>
<body style="${font}; max-width: 60rem; margin: 3rem auto; padding: 0 1rem">
<h1>${escapeXml(summarize(errors))}</h1>
${listItems(errors)}
<p>This page reloads when you save a file. The other pages work.</p>
<p><a href="${base}">Front page</a></p>
`;
