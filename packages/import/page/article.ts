/**
 * Finds the article in a page. Readability finds it, but silently drops parts of it. So its result only shows where the
 * article is: everything in that part of the page is kept or reported.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { restoreOriginal } from './archive.ts';
import { nestLists, removeComments, unwrapLinks } from './google-docs.ts';
import { removeBoilerplate } from './boilerplate.ts';
import type { PageMetadata } from './metadata.ts';
import { applyOwnStyles } from './own-styles.ts';
import { key, textIn, textsIn } from './page-text.ts';
import { Pruner } from './pruner.ts';
import { removeTitle, titleOf, withoutSite } from './title.ts';

/** The article in a page. */
export interface Article {
  title: string;
  byline: string;
  /** The lines above the text that name its authors and its date. They don't belong to the text. */
  line: string;
  siteName: string;
  html: string;
  text: string;
  published: string;
  /** Whether no article was found, so that this is the whole page. */
  isWholePage: boolean;
  /** The parts of the page within the article that are left out, each with its first words. */
  dropped: string[];
  /** The share of the page's words that are in the article, not counting menus and forms. */
  share: number;
}

/** Finds the article in a page. The title and the authors are the ones in the metadata of the page. */
export function findArticle(
  html: string,
  { title, authors, publication = '' }: Pick<PageMetadata, 'title' | 'authors' | 'publication'>,
): Article {
  const [document, copy] = [parsed(html), parsed(html)];
  const [added] = [document, copy].map((page) => [...removeComments(page), ...removeBoilerplate(page)]);
  const texts = textsIn(document.body);
  textsIn(copy.body).forEach((text, index) => mark(text, index));
  const images = [...document.querySelectorAll('img')];
  [...copy.querySelectorAll('img')].forEach((image, index) =>
    image.setAttribute('data-text', String(texts.length + index)),
  );
  // the classes mark footnotes, verse and captions
  const found = new Readability<Element>(copy, { keepClasses: true, serializer: (node) => node as Element }).parse();
  if (!found?.content) return { ...wholePage(document, title), dropped: added ?? [] };
  const marked: Node[] = [...texts, ...images];
  const kept = new Set<Node>();
  for (const span of found.content.querySelectorAll('[data-text]')) {
    const node = marked[Number(span.getAttribute('data-text'))];
    if (node) kept.add(node);
  }
  const headline = titleOf(document, title ?? found.title ?? '');
  const titles = [
    headline,
    withoutSite(headline, publication),
    title,
    found.title,
    document.querySelector('meta[property="og:title"]')?.getAttribute('content'),
  ];
  const pruner = new Pruner(
    document.body,
    texts,
    kept,
    [...titles, found.byline].map((line) => key(line ?? '')),
    authors.map((author) => key(author)),
  );
  const root = pruner.prune();
  return {
    title: headline,
    byline: found.byline ?? '',
    line: `${pruner.byline} ${pruner.date}`.trim(),
    siteName: found.siteName ?? '',
    html: root === document.body ? root.innerHTML : root.outerHTML,
    text: textIn(root),
    published: found.publishedTime ?? '',
    isWholePage: false,
    dropped: [...(added ?? []), ...pruner.dropped],
    share: pruner.share(root),
  };
}

function wholePage(document: Document, stated: string | undefined): Article {
  const title = titleOf(document, stated ?? document.title);
  removeTitle(document.body, title);
  return {
    title,
    byline: '',
    line: '',
    siteName: '',
    html: document.body.innerHTML,
    text: textIn(document.body),
    published: '',
    isWholePage: true,
    dropped: [],
    share: 1,
  };
}

/** Parses a page, and undoes the changes that programs made to its links, lists and styles. */
function parsed(html: string): Document {
  const { document } = parseHTML(html);
  applyOwnStyles(document);
  restoreOriginal(document);
  unwrapLinks(document);
  nestLists(document);
  for (const fallback of document.querySelectorAll('noscript'))
    if (!fallback.querySelector('img,iframe')) fallback.remove();
  return document;
}

/** Puts a text into an element that Readability moves together with the text. */
function mark(text: Text, index: number): void {
  const span = text.ownerDocument.createElement('span');
  span.setAttribute('data-text', String(index));
  text.replaceWith(span);
  span.append(text);
}
