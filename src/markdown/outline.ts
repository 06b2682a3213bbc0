import type { Element, Root } from 'hast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { site } from '../env.ts';
import { anchorPattern } from '../schemas/anchors.ts';
import { letterParts } from './directives.ts';
import { headingId } from './headings.ts';
import { textWithoutFootnotes } from './text.ts';

/** A heading in the contents of a text. */
export interface ContentsEntry {
  id: string;
  /** The heading's words, without footnote numbers. */
  text: string;
  /** The headings one level below this one, in its section. */
  parts: ContentsEntry[];
}

/** Facts about a body that pages need in addition to its HTML. */
export interface Outline {
  /** The first paragraph or verse, as plain text on one line. */
  opening: string;
  /** Whether the text starts with a drop cap. */
  dropCap: boolean;
  /** Whether the last paragraph ends mid-sentence. */
  breaksOff: boolean;
  /** The number of words, without footnotes. */
  words: number;
  /** The number of omissions from the text. */
  omissions: number;
  /** The labels of images that are in the source but not on this site. */
  missingImages: string[];
  /** The number of a block for an example citation: the third, or else the last. Empty if none is numbered. */
  exampleNumber: string;
  /** Whether the text has more than paragraphs, so that its page needs `styles/rich-text.css`. */
  rich: boolean;
  /** The headings of the second level, with those of the third. Empty if there are fewer than three headings in all. */
  contents: ContentsEntry[];
  /** Whether there is no text, although there may be images. */
  wordless: boolean;
  /** Whether there is nothing to show. */
  empty: boolean;
}

/** The facts of an outline that accompany a text on its page and in feeds, books and its Markdown file. */
export type TextFacts = Pick<Outline, 'breaksOff' | 'words' | 'omissions' | 'missingImages' | 'exampleNumber'>;

/** A tree with elements of MDX, which the types of hast don't know. */
interface MdxRoot {
  type: 'root';
  children: MdxJsxFlowElement[];
}

/**
 * Rehype plugin: stores the outline of a body in its frontmatter, as `outline`. Must run after the plugin that adds ids
 * to headings and before plugins that add text.
 */
export const rehypeOutline = () => (tree: Root, file: VFile) => {
  const blocks = tree.children
    .map(withoutNumber)
    .filter((node) => isParagraph(node) || isVerse(node) || isLetterPart(node));
  const first = blocks.find((node) => !isLetterPart(node));
  const last = blocks.findLast(isParagraph);
  let omissions = 0;
  visit(tree, 'element', (node) => {
    if (hasClass(node, 'omission')) omissions += 1;
  });
  const missingImages: string[] = [];
  visit(tree as Root | MdxRoot, 'mdxJsxFlowElement', ({ name, attributes }) => {
    if (name !== 'MissingImage') return;
    for (const attribute of attributes)
      if ('name' in attribute && attribute.name === 'label' && typeof attribute.value === 'string')
        missingImages.push(attribute.value);
  });
  const { astro } = file.data;
  const outline: Outline = {
    missingImages,
    exampleNumber: blockNumbers(tree).slice(0, 3).at(-1) ?? '',
    words: countWords(tree, file.data.astro?.frontmatter?.['language']),
    rich: isRich(tree),
    contents: contentsOf(tree),
    omissions,
    wordless: !hasText(tree),
    empty: tree.children.length === 0,
    opening: first ? textWithoutFootnotes(first).replace(/\s+/g, ' ').trim() : '',
    dropCap: tree.children[0]?.type === 'element' && hasClass(tree.children[0], 'drop-cap'),
    // verse and signatures often end without a full stop
    breaksOff: last !== undefined && last === blocks.at(-1) && endsInMidSentence(textWithoutFootnotes(last)),
  };
  if (astro) astro.frontmatter = { ...astro.frontmatter, outline };
};

/** Returns whether a text has no punctuation at its end. */
const endsInMidSentence = (text: string): boolean => !/[.!?…:]["'”’»)\]\s]*$/u.test(text);

/** Returns a block without the wrapper that has its number. */
const withoutNumber = (node: Root['children'][number]): Root['children'][number] =>
  node.type === 'element' && node.tagName === 'section' && anchorPattern.test(String(node.properties.id))
    ? (node.children.find((child) => child.type === 'element' && child.tagName !== 'a') ?? node)
    : node;

const plainElements = new Set(['a', 'abbr', 'b', 'br', 'cite', 'em', 'i', 'p', 'span', 'strong']);
const plainClasses = new Set(['drop-cap', 'paragraph-number']);

/** Returns whether a text has elements that `styles/prose.css` doesn't style. */
function isRich(tree: Root | MdxRoot): boolean {
  let rich = false;
  visit(tree as Root, (node) => {
    const isText = node.type !== 'element' && !node.type.startsWith('mdxJsx');
    if (node.type === 'root' || isText) return undefined;
    const { tagName = '', properties = {} } = node as Partial<Element>;
    const classes = Array.isArray(properties.className) ? properties.className : [];
    rich ||=
      properties.dir !== undefined ||
      !plainElements.has(tagName) ||
      !classes.every((name) => plainClasses.has(String(name)));
    return rich ? EXIT : undefined;
  });
  return rich;
}

/**
 * Counts the words of a text by Unicode Standard Annex 29, or with dictionaries for languages that don't put spaces
 * between words.
 */
function countWords(tree: Root, language: unknown): number {
  const segmenter = new Intl.Segmenter(typeof language === 'string' ? language : site.language, {
    granularity: 'word',
  });
  const isNotes = (node: Root['children'][number]) =>
    node.type === 'element' && node.properties.dataFootnotes !== undefined;
  const text = tree.children.map((node) => (isNotes(node) ? '' : textWithoutFootnotes(node))).join('\n');
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

const blockNumbers = (tree: Root): string[] =>
  tree.children.flatMap((node) => {
    const { id } = node.type === 'element' ? node.properties : {};
    return typeof id === 'string' && anchorPattern.test(id) ? [id.slice(1)] : [];
  });

function contentsOf(tree: Root): ContentsEntry[] {
  const contents: ContentsEntry[] = [];
  let count = 0;
  for (const node of tree.children) {
    if (node.type !== 'element' || (node.tagName !== 'h2' && node.tagName !== 'h3')) continue;
    const siblings = node.tagName === 'h3' ? contents.at(-1)?.parts : undefined;
    (siblings ?? contents).push({ id: headingId(node), text: textWithoutFootnotes(node).trim(), parts: [] });
    count += 1;
  }
  return count < 3 ? [] : contents;
}

const isParagraph = (node: Root['children'][number]): boolean =>
  node.type === 'element' && node.tagName === 'p' && !isLetterPart(node);

const isLetterPart = (node: Root['children'][number]): boolean =>
  node.type === 'element' && [...letterParts].some((name) => hasClass(node, name));

const isVerse = (node: Root['children'][number]): boolean => node.type === 'element' && hasClass(node, 'verse');

const hasClass = ({ properties: { className } }: Element, name: string): boolean =>
  Array.isArray(className) && className.includes(name);

function hasText(tree: Root): boolean {
  let found = false;
  visit(tree, 'text', ({ value }) => {
    if (value.trim() === '') return undefined;
    found = true;
    return EXIT;
  });
  return found;
}
