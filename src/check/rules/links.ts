import type { Definition, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, textOf, truncate, visitText } from '../body-context.ts';
import { type CheckedFile, entryPath } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import { publicPaths } from '../site-addresses.ts';
import { suggest } from '../suggest.ts';
import type { PublicationDays } from '../unpublished.ts';
import type { WithdrawnList } from '../withdrawn.ts';
import { never } from '../../library/drafts.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { decodeEscapes } from '../../values/escapes.ts';

/** Stands in for the site's own origin. */
const origin = 'https://site.example';

/** Returns whether a text may link to a URL: `https:`, `http:`, `mailto:`, or a relative URL, which stays on this site. */
export function isAllowedUrl(url: string): boolean {
  if (url.includes('\\')) return false; // browsers treat it as a slash
  if (/^https?:/i.test(url)) return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url) && !/^[^/]*\/\/[^/]*@/.test(url);
  if (/^mailto:/i.test(url)) return /^mailto:[^\s@]+@[^\s@]+$/i.test(url);
  const stripped = url.replace(/[\s\p{Cc}]/gu, ''); // browsers ignore these within a scheme
  return stripped !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(stripped) && URL.canParse(url, origin);
}

/** Returns whether a URL that is allowed leads to another site. */
export const isExternal = (url: string): boolean => /^(?:https?|mailto):/i.test(url);

/** Checks the links of a body, and returns those to pages of this site. */
export function checkLinks(tree: Root, context: BodyContext): (Link | Definition)[] {
  const { report } = context;
  const unused = checkDefinitions(tree, context);
  const internal: (Link | Definition)[] = [];
  const usedByImages = new Set<string>(); // reported as images
  visit(tree, 'imageReference', ({ identifier }) => void usedByImages.add(identifier));
  visit(tree, ['link', 'definition'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    if (node.type === 'definition' && (usedByImages.has(node.identifier) || unused.has(node))) return;
    if (!isAllowedUrl(node.url))
      report(
        node,
        'links/disallowed-url',
        node.url ? `link to ${truncate(node.url)} is not allowed` : 'link without a URL',
        'use a valid https:, http: or mailto: URL without a password, or a path on this site',
      );
    else if (!isExternal(node.url) && decodeEscapes(node.url) === undefined)
      report(
        node,
        'links/malformed-escape',
        `malformed escape in the link to ${truncate(node.url)}`,
        'write %25 for a percent sign, and letters as themselves or as escapes of UTF-8, such as %C3%A9',
      );
    else if (!isExternal(node.url)) internal.push(node);
    if (node.type === 'link' && textOf(node).trim() === '' && !node.children.some(({ type }) => type === 'image'))
      report(node, 'links/no-text', 'link without text', 'describe its target in the brackets');
  });
  return internal;
}

/** Finds link definitions that are duplicate, missing or unused. Returns the unused ones. */
function checkDefinitions(tree: Root, context: BodyContext): Set<Definition> {
  const { report } = context;
  const referenced = new Set<string>();
  visit(tree, ['linkReference', 'imageReference'], (node) => {
    if ('identifier' in node) referenced.add(node.identifier);
  });
  const defined = new Set<string>();
  const unused = new Set<Definition>();
  visit(tree, 'definition', (node) => {
    const { identifier } = node;
    const label = truncate(node.label ?? identifier);
    if (defined.has(identifier))
      report(node, 'links/duplicate-definition', `link definition [${label}] is defined twice`, 'rename one of them');
    else if (!referenced.has(identifier)) {
      unused.add(node);
      report(
        node,
        'links/unused-definition',
        `link definition [${label}] is never used, so it is not shown`,
        `delete it, write [text][${label}] where it belongs, or \\[ for a literal bracket`,
      );
    }
    defined.add(identifier);
  });
  // A reference without a definition is parsed as text.
  visitText(tree, context, (text, node) => {
    for (const [, label = ''] of text.matchAll(/(?<!\\)\]\[(?!\^)([^\][\n]*)\]/g))
      report(
        node,
        'links/undefined-reference',
        `link definition ${label ? `[${truncate(label)}]` : 'of [text][]'} does not exist`,
        'write [text](url), or ]\\[ for literal brackets',
      );
  });
  return unused;
}

/** Fragments of pages that do not come from the body. */
const pageFragments = /^(?:#(?:(?:work|about)-[a-z]+|:~:.*)?)?$/;

/** The site as the check of links needs it. */
export interface LinkTargets {
  /** The publication day of each content file. */
  days: PublicationDays;
  /** The day from which each page and file of the site exists, by its path. */
  pathDays: ReadonlyMap<string, string>;
  /** The paths of former pages, without the slash at the end, and where they redirect to. */
  redirects: Readonly<Record<string, string>>;
  /** The list of withdrawn pages. */
  withdrawn: WithdrawnList;
  /** The paths of the files in `public/`. */
  publicFiles: readonly string[];
  today: string;
}

/**
 * Checks that internal links lead to an existing page and anchor, and that this page is published by the day on which the
 * text is.
 */
export function checkLinkTargets({
  days,
  pathDays,
  redirects,
  withdrawn,
  publicFiles,
  today,
}: LinkTargets): Diagnostic[] {
  const pages = new Map(
    [...pathDays, ...publicFiles.flatMap(publicPaths).map((path) => [path, today] as const)].map(([path, day]) => [
      pathname(path),
      day,
    ]),
  );
  const entries = new Map([...days.keys()].map((file) => [entryPath(file), file]));
  const withdrawnPaths = new Set(withdrawn.addresses?.map(pathname));
  const isValid = (path: string) => idPattern.test(entries.get(path)?.id ?? 'a-page-without-a-file');
  const htmlPages = [...pages].filter(([path]) => path.endsWith('/') && isValid(path));
  const contentFiles = new Map([...days.keys()].map((file) => [`/${file.collection}/${file.id}`, file]));

  /** Says what to write instead of a path to a content file; `undefined` if there is no such file. */
  const pageOfFile = (paths: readonly string[], hash: string): string | undefined => {
    const file = paths.map((path) => contentFiles.get(withoutExtension(path))).find((found) => found !== undefined);
    if (file === undefined) return undefined;
    const page = entryPath(file);
    const markdown = `${page.slice(0, -1)}.md`;
    return `write ${page}${hash}${pages.has(markdown) ? ` for its page, or ${markdown} for the file` : ''}`;
  };
  /** Suggests a page that a text may link to. */
  const suggestPage = (path: string, from: CheckedFile, fromDay: string): string => {
    const right = htmlPages.flatMap(([page, day]) => (page !== entryPath(from) && day <= fromDay ? [page] : []));
    const elsewhere = right.find((page) => lastSegment(page) === lastSegment(path));
    return elsewhere ? `did you mean ${elsewhere}?` : suggest(path, right);
  };

  return [...days].flatMap(([from, fromDay]) =>
    from.body.links.flatMap(({ url, line }): Diagnostic[] => {
      const { pathname, hash } = new URL(url, origin + entryPath(from));
      const error = (rule: string, message: string, hint: string) => [
        toDiagnostic(from.file, { line, field: 'body', rule, message, hint }),
      ];
      const day = pages.get(pathname);
      const isMarkdown = /\.mdx?$/.test(pathname) && (day === undefined || !url.startsWith('/'));
      const inFolder = new URL(url, `${origin}/${from.collection}/`).pathname; // as editors link files to each other
      const page = isMarkdown ? pageOfFile([pathname, inFolder], hash) : undefined;
      if (page !== undefined) return error('links/content-file', `link to the Markdown file ${url}`, page);
      if (day === undefined) {
        const shown = url === pathname ? url : `${url} (${pathname})`;
        const now = redirects[pathname.replace(/\/$/, '')];
        if (now !== undefined)
          return error('links/missing-page', `link to former page ${shown}`, `it is now ${now}${hash}`);
        if (withdrawnPaths.has(pathname))
          return error(
            'links/missing-page',
            `link to withdrawn page ${shown}`,
            `it was withdrawn (${withdrawn.file}): delete the link`,
          );
        const path = isMarkdown ? `${withoutExtension(inFolder)}/` : pathname;
        return error('links/missing-page', `link to missing page ${shown}`, suggestPage(path, from, fromDay));
      }
      if (fromDay !== never && day > fromDay)
        return error('links/unpublished-page', ...unpublished(url, fromDay, today));
      const target = entries.get(pathname);
      if (!target || pageFragments.test(hash)) return [];
      const anchors = [...target.body.anchors].map((id) => `#${id}`);
      if (anchors.some((anchor) => new URL(anchor, origin).hash === hash)) return []; // compares escaped forms
      return error('links/missing-anchor', `link to missing anchor ${pathname}${hash}`, suggest(hash, anchors));
    }),
  );
}

/** Returns the message and the hint for a link in a text of a day to a page of a later day. */
const unpublished = (url: string, day: string, today: string): [message: string, hint: string] =>
  day > today
    ? [
        `link to ${url}, which will not be published by ${day}`,
        'remove the link, or publish the work that it leads to by then',
      ]
    : [`link to ${url}, which is not published yet`, 'remove the link, or publish the work that it leads to'];

const withoutExtension = (path: string) => path.replace(/\.mdx?$/, '');

const lastSegment = (path: string) => path.split('/').findLast(Boolean);

/** Returns a path as it is in a URL. Paths of entries have no percent sign, but files in `public/` may have one. */
function pathname(path: string): string {
  const url = new URL(origin);
  url.pathname = path.replaceAll('%', '%25');
  return url.pathname;
}
