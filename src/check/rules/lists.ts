import type { List, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, sourceOf, textOf } from '../body-context.ts';

/** Finds plain text that would become a list, and lists whose numbers would change. */
export function checkLists(tree: Root, context: BodyContext): void {
  visit(tree, 'list', (list, index, parent) => {
    checkNumbers(list, context);
    if (parent && index !== undefined) checkInterruption(list, index, parent, context);
  });
  visit(tree, 'listItem', (item) => {
    if (typeof item.checked === 'boolean')
      context.report(item, 'body/task-list', 'task lists are not supported', 'write \\[ for a literal bracket');
  });
}

/** Lists with higher first numbers are assumed to be sentences that start with a year or a quantity. */
const maxListStart = 99;

/** HTML counts from the first number on, so other numbers would be lost. All items may also have the same number. */
function checkNumbers(list: List, { source, report }: BodyContext): void {
  if (!list.ordered) return;
  const numbers = list.children.map((item) => Number.parseInt(sourceOf(item, source), 10));
  const [first = 1] = numbers;
  const changed = numbers.findIndex((number, index) => number !== first + index);
  if (first > maxListStart)
    report(
      list,
      'body/list-start',
      `${first}. at the start of a line starts a list`,
      `write ${first}\\. for plain text`,
    );
  else if (changed >= 0 && numbers.some((number) => number !== first))
    report(
      list.children[changed] ?? list,
      'body/list-number',
      `list item ${numbers[changed]} would be shown as ${first + changed}`,
      `number the items without gaps, or write ${numbers[changed]}\\. for plain text`,
    );
}

/** A line of a paragraph that happens to start with a list marker ends the paragraph. */
function checkInterruption(list: List, index: number, parent: Parents, { source, report }: BodyContext): void {
  const previous = parent.children[index - 1];
  const [item, ...others] = list.children;
  if (previous?.type !== 'paragraph' || !item || others.length > 0 || textOf(item).startsWith('|')) return;
  const isAdjacent = previous.position?.end.line === (list.position?.start.line ?? 0) - 1;
  if (!isAdjacent || /[:：;.!?]["'”’»)\]]*\s*$/u.test(textOf(previous))) return;
  const [marker = ''] = /^\S+/.exec(sourceOf(item, source)) ?? [];
  report(
    list,
    'body/list-interrupts-paragraph',
    `${marker} at the start of a line ends the paragraph and starts a list`,
    `write ${marker.replace(/.$/, '\\$&')} for plain text, or leave a blank line before a list`,
  );
}
