/** Converts preformatted text and code. */
import type { Element, ElementContent } from 'hast';
import { attribute, element, elementsIn, hasBlock, isBlank, isBlock, isElement, text, textContent } from './tree.ts';
import { styleOf } from './styles.ts';

/** Converts preformatted text, whose cleaned content is `children`, into a block of code. */
export function preformatted(node: Element, children: readonly ElementContent[], lost: string[]): ElementContent[] {
  for (const link of elementsIn(node).filter(({ tagName }) => tagName === 'a'))
    if (/^https?:/.test(attribute(link, 'href'))) lost.push(`link to ${attribute(link, 'href')} in preformatted text`);
  const classes = [node, ...elementsIn(node)].flatMap((inner) => [
    attribute(inner, 'className'),
    attribute(inner, 'dataLanguage') && `language-${attribute(inner, 'dataLanguage')}`,
    attribute(inner, 'lang') && inner.tagName !== 'code'
      ? ''
      : attribute(inner, 'lang') && `language-${attribute(inner, 'lang')}`,
  ]);
  const [, language = ''] =
    /(?:^|\s)(?:lang(?:uage)?-|brush:\s*|highlight-source-)([\w+#.-]+)/.exec(classes.join(' ')) ?? [];
  const value = preText(children).replace(/^\n/, '').trimEnd();
  if (value.trim() === '') return [];
  return [
    element('pre', {}, [
      element(
        'code',
        language && !/^(?:none|plain|text)$/.test(language) ? { className: [`language-${language}`] } : {},
        [text(value)],
      ),
    ]),
  ];
}

/** Converts inline code, whose cleaned content is `children`. Code of several lines becomes a block. */
export function inlineCode(children: readonly ElementContent[], isLine: boolean, lost: string[]): ElementContent[] {
  const [only, ...others] = children.filter((child) => !isBlank(child));
  if (isElement(only, 'a') && others.length === 0)
    return [{ ...only, children: [element('code', {}, [text(textContent(only).trim())])] }];
  if (children.some((child) => hasBlock(child))) return [...children];
  const value = children.map((child) => (isElement(child, 'br') ? '\n' : textContent(child))).join('');
  // Code of several lines becomes a block.
  if (/\n.*\S/.test(value.trim()) && (!isLine || children.some((child) => isElement(child, 'br'))))
    return [element('pre', {}, [element('code', {}, [text(value.replace(/^[ \t]*\n/, '').trimEnd())])])];
  for (const link of children.flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : [])))
    if (link.tagName === 'a') lost.push(`link to ${attribute(link, 'href')} in code`);
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(value) ?? [];
  const spaces = (space: string) => (space === '' ? [] : [text(' ')]);
  return words === '' ? spaces(before) : [...spaces(before), element('code', {}, [text(words)]), ...spaces(after)];
}

/**
 * Converts a block whose style preserves line feeds. Returns `code` if the style also prevents wrapping, or else a block
 * with line breaks. Returns `undefined` if the block has a single line.
 */
export function keptLines(node: Element): 'code' | Element | undefined {
  const [space = ''] = /^(?:pre(?:-wrap|-line)?|break-spaces)$/.exec(styleOf(node, 'white-space')) ?? [];
  if (space === '' || !isElement(node, 'p', 'div')) return undefined;
  const blocks = node.children.filter((child) => hasBlock(child));
  const areLines = blocks.every(
    (block) => isElement(block, 'div', 'p') && !block.children.some((child) => hasBlock(child)),
  );
  if (blocks.length > 1 && space === 'pre' && areLines) return 'code';
  if (blocks.length > 0) return undefined;
  if (!/\S[^\S\n]*\n\s*\S/.test(textContent(node))) return undefined;
  if (space === 'pre') return 'code';
  const { style: _style, ...properties } = node.properties;
  return {
    ...node,
    properties,
    children: node.children.flatMap((child) => brokenAtLines(child, space !== 'pre-line')),
  };
}

/**
 * Replaces line feeds with line breaks, and spaces at the start of lines, if the style preserves them, with no-break
 * spaces.
 */
function brokenAtLines(node: ElementContent, areSpacesKept: boolean): ElementContent[] {
  if (node.type === 'text')
    return node.value
      .split('\n')
      .map((line, index) =>
        index > 0 && areSpacesKept ? line.replace(/^ {2,}/, (spaces) => '\u00A0'.repeat(spaces.length)) : line,
      )
      .flatMap((line, index) => [...(index > 0 ? [element('br', {}, [])] : []), ...(line === '' ? [] : [text(line)])]);
  if (!isElement(node)) return [node];
  return [{ ...node, children: node.children.flatMap((child) => brokenAtLines(child, areSpacesKept)) }];
}

/** The text of preformatted content, where `<br>` ends a line. */
const preText = (nodes: readonly ElementContent[]): string =>
  nodes.reduce((before, node) => {
    if (isElement(node, 'br')) return `${before}\n`;
    if (!isElement(node)) return before + (node.type === 'text' ? node.value : '');
    if (!isBlock(node)) return before + preText(node.children);
    return `${before}${/[^\n]$/.test(before) ? '\n' : ''}${preText(node.children)}\n`;
  }, '');
