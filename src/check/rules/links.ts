import type { Definition, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, textOf, truncate, visitText } from '../body-context.ts';
import { entryPath } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import { publicPaths } from '../site-addresses.ts';
import { suggest } from '../suggest.ts';
import type { PublicationDays } from '../unpublished.ts';
import { never } from '../../library/drafts.ts';
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

/**
 * Checks that internal links lead to an existing page and anchor, and that this page is published by the day on which the
 * text is. `days` has the publication day of each file, and `pathDays` that of each page and file of the site.
 */
export function checkLinkTargets(
  days: PublicationDays,
  pathDays: ReadonlyMap<string, string>,
  today: string,
  publicFiles: readonly string[] = [],
): Diagnostic[] {
  const pages = new Map(
    [...pathDays, ...publicFiles.flatMap(publicPaths).map((path) => [path, today] as const)].map(([path, day]) => [
      pathname(path),
      day,
    ]),
  );
  const htmlPages = [...pages.keys()].filter((path) => path.endsWith('/'));
  const entries = new Map([...days.keys()].map((file) => [entryPath(file), file]));
  return [...days].flatMap(([from, fromDay]) =>
    from.body.links.flatMap(({ url, line }): Diagnostic[] => {
      const { pathname, hash } = new URL(url, origin + entryPath(from));
      const error = (rule: string, message: string, hint: string) => [
        toDiagnostic(from.file, { line, field: 'body', rule, message, hint }),
      ];
      const day = pages.get(pathname);
      if (day === undefined) {
        const shown = url === pathname ? url : `${url} (${pathname})`;
        const elsewhere = htmlPages.find((path) => lastSegment(path) === lastSegment(pathname));
        const hint = elsewhere ? `did you mean ${elsewhere}?` : suggest(pathname, htmlPages);
        return error('links/missing-page', `link to missing page ${shown}`, hint);
      }
      if (pathname.endsWith('.md') && !url.startsWith('/'))
        return error(
          'links/content-file',
          `link to the Markdown file ${url}`,
          `write ${pathname.replace(/\.md$/, '/')} for its page, or ${pathname} for the file`,
        );
      if (fromDay !== never && day > fromDay)
        return error(
          'links/unpublished-page',
          `link to ${url}, which ${fromDay > today ? `will not be published by ${fromDay}` : 'is not published yet'}`,
          fromDay > today
            ? 'remove the link, or publish the work that it leads to by then'
            : 'remove the link, or publish the work that it leads to',
        );
      const target = entries.get(pathname);
      if (!target || pageFragments.test(hash)) return [];
      const anchors = [...target.body.anchors].map((id) => `#${id}`);
      if (anchors.some((anchor) => new URL(anchor, origin).hash === hash)) return []; // compares escaped forms
      return error('links/missing-anchor', `link to missing anchor ${pathname}${hash}`, suggest(hash, anchors));
    }),
  );
}

const lastSegment = (path: string) => path.split('/').findLast(Boolean);

/** Returns a path as it is in a URL. Paths of entries have no percent sign, but files in `public/` may have one. */
function pathname(path: string): string {
  const url = new URL(origin);
  url.pathname = path.replaceAll('%', '%25');
  return url.pathname;
}
