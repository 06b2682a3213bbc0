/** Converts a work's page to the form that Pagefind indexes, and the data that Pagefind stored back to the page's text. */
import { defaultTreeAdapter, serializeOuter } from 'parse5';
import {
  attributeOf,
  attributesOf,
  elementsIn,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  withoutStyles,
  writeAttributes,
} from '../../values/html.ts';
import type { PageFragment } from '../pagefind/fragment.ts';
import { indexedForm, joiner, unspacedLetter } from '../shared/indexed-form.ts';
import { identifierKey } from '../shared/identifier-key.ts';
import type { SearchedField } from '../shared/searched-fields.ts';

/** A page as it is indexed. */
export interface IndexedPage {
  /** The part of the page that is indexed, as HTML. */
  html: string;
  /** The indexed text, as the page has it. */
  text: string;
  /** The values of searched fields, as the page has them. */
  meta: Partial<Record<string, string>>;
}

/** Elements that Pagefind reads as a part of the words around them. */
const inlineElement =
  /^(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|su[bp]|u|var)$/;

/** The data that the index stores about a work in addition to the words on its page. */
export interface IndexedFacts {
  extent: string;
  /** The values of the searched fields that the page doesn't provide. */
  fields: Partial<Record<SearchedField, string>>;
}

/**
 * Extracts the part of a work's page that is indexed, which makes Pagefind faster, and adds the facts. The id of each
 * block moves to an empty element before it: Pagefind would store the text of an element with an id a second time.
 * Removes further ids of a block.
 */
export function extractIndexed(page: string, { extent, fields }: IndexedFacts): IndexedPage {
  const elements = elementsOf(withoutStyles(page.slice(0, page.lastIndexOf('</article>'))));
  const root = elements.find(({ tagName }) => tagName === 'html');
  const article = elements.find(({ tagName }) => tagName === 'article');
  const title = elements.find(({ tagName }) => tagName === 'h1');
  if (!root || !article || !title) throw new Error('The page of a work has no article or no title');
  for (const element of elementsIn([article])) moveId(element);
  const canonicalLink = elements.find((element) => attributeOf(element, 'rel') === 'canonical');
  const searched = Object.entries({
    ...fields,
    identifiers: identifierKeys(fields.identifiers, canonicalLink),
    expansions: expansionsIn(article).join('; '),
    notes: notesIn(article).join('\n'),
  }).filter(([, value]) => value !== '');
  const text = textOf(elementsIn([article]).filter(isBody));
  const meta = { ...Object.fromEntries(searched), title: textOf([title]).trim() };
  article.attrs.push(
    { name: 'data-extent', value: extent },
    { name: 'data-pagefind-filter', value: 'extent[data-extent]' },
    { name: 'data-pagefind-meta', value: searched.map(([name]) => `${name}[data-${name}]`).join(', ') },
    ...searched.map(([name, value]) => ({ name: `data-${name}`, value: toIndexed(value) })),
  );
  convertTexts(article.childNodes);
  return {
    html: `<html${writeAttributes(attributesOf(root))}><body>${serializeOuter(article)}`,
    text,
    meta,
  };
}

/** Returns the identifiers and addresses of a work in their compared form, with the address of its page. */
function identifierKeys(identifiers: string | undefined, canonicalLink: HtmlElement | undefined): string {
  const address = canonicalLink && attributeOf(canonicalLink, 'href');
  return [...(identifiers?.split('; ') ?? []), address ?? []].flat().map(identifierKey).join(' ');
}

/** Returns the expansions of the abbreviations in a text. */
const expansionsIn = (article: HtmlElement): string[] => [
  ...new Set(elementsIn([article]).flatMap((one) => (one.tagName === 'abbr' && attributeOf(one, 'title')) || [])),
];

/** Returns the editor's notes in a text, without their labels. They are not the work's own words. */
const notesIn = (article: HtmlElement): string[] =>
  elementsIn([article])
    .filter((element) => ['note', 'doc-footnote'].includes(attributeOf(element, 'role') ?? '') && isIgnored(element))
    .map(({ childNodes }) => {
      const label = elementsIn(childNodes).find(({ tagName }) => tagName === 'b');
      return textOf(childNodes)
        .replace(label ? textOf([label]) : '', '')
        .trim()
        .replace(/\s+/g, ' ');
    });

const isIgnored = (element: HtmlElement): boolean => attributeOf(element, 'data-pagefind-ignore') !== undefined;

const isBody = (element: HtmlElement): boolean => attributeOf(element, 'data-pagefind-body') !== undefined;

function moveId(element: HtmlElement): void {
  const { tagName, attrs, childNodes, parentNode } = element;
  const id = attrs.find(({ name }) => name === 'id');
  if (!parentNode || !id || !/^(?:p|figure-)\d+[a-z]*$/.test(id.value)) return;
  if (tagName === 'a' && childNodes.length === 0) defaultTreeAdapter.detachNode(element);
  if (!['p', 'section', 'figure'].includes(tagName)) return;
  element.attrs = attrs.filter((attribute) => attribute !== id);
  const anchor = defaultTreeAdapter.createElement('a', element.namespaceURI, [id]);
  defaultTreeAdapter.insertBefore(parentNode, anchor, element);
}

/** Returns the indexed text of nodes. Inline elements don't separate words; all other elements do. */
const textOf = (nodes: readonly HtmlNode[]): string =>
  nodes
    .map((node) => {
      if (isText(node)) return node.value;
      if (!isElement(node) || isIgnored(node)) return '';
      const space = inlineElement.test(node.tagName) ? '' : ' ';
      return space + textOf(node.childNodes) + space;
    })
    .join('');

/** Converts the texts in nodes to the form in which they are indexed. */
function convertTexts(nodes: readonly HtmlNode[]): void {
  for (const node of nodes)
    if (isText(node)) node.value = toIndexed(node.value);
    else if (isElement(node)) convertTexts(node.childNodes);
}

/** Matches a character that the indexed form of a text may write in another way. */
const unusual = /[\u0080-\uFFFF]/;

const toIndexed = (text: string): string => (unusual.test(text) ? indexedForm(text.replaceAll(joiner, '')) : text);

/**
 * Restores the page's text in the data that Pagefind stored. Parts of a word without a space before them start with a
 * joiner.
 */
export function restoreWritten(fragment: PageFragment, { text, meta }: IndexedPage): PageFragment {
  const words = text.replaceAll(joiner, '').split(/\s+/).flatMap(partsOf);
  const forms = words.map((word) => toIndexed(word).trim());
  const changed = new Map(forms.filter((form, index) => form !== words[index]).map((form) => [form, [] as string[]]));
  for (const [index, form] of forms.entries()) changed.get(form)?.push(words[index] ?? '');
  const next = (form: string) => changed.get(form)?.shift();
  const content = fragment.content
    .split(' ')
    .map((word) => next(word) ?? (word.endsWith('.') ? `${next(word.slice(0, -1)) ?? word.slice(0, -1)}.` : word))
    .join(' ')
    .replaceAll(` ${joiner}`, joiner);
  return { ...fragment, content, meta: { ...fragment.meta, ...meta } };
}

/** Splits a word into the parts that are indexed as words. Each part except the first starts with a joiner. */
const partsOf = (word: string): string | string[] =>
  unusual.test(word)
    ? word
        .replace(unspacedLetter, `${joiner}$&${joiner}`)
        .split(joiner)
        .filter(Boolean)
        .map((part, index) => (index === 0 ? part : joiner + part))
    : word;
