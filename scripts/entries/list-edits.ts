/** Changes to the lists in a file's frontmatter, which leave everything else in the file as it is. */
import { type Document, isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Replacement } from '../../src/check/diagnostic.ts';
import { parseFrontmatter, splitFrontmatter } from '../../src/markdown/frontmatter.ts';

/** The frontmatter of a file. An offset in it plus `start` is the offset in the file. */
interface Frontmatter {
  document: Document.Parsed;
  yaml: string;
  start: number;
}

/** Reads the frontmatter of a decoded file. Throws if it has none, which the content check reports. */
function readFrontmatter(text: string): Frontmatter {
  const parts = splitFrontmatter(text);
  if (!parts) throw new Error('The file has no frontmatter');
  return { document: parseFrontmatter(parts.yaml), yaml: parts.yaml, start: text.indexOf('\n') + 1 };
}

/** Returns the change that adds items to the list in a field of a decoded file. Creates the field if it is missing. */
export function addToList(text: string, field: string, items: readonly string[]): Replacement {
  const { document, yaml, start } = readFrontmatter(text);
  const at = (offset: number, added: string) => ({ start: start + offset, end: start + offset, text: added });
  const list = document.get(field, true);
  const block = (indentation: string) => items.map((item) => `${indentation}- ${quoted(item)}\n`).join('');
  if (!isSeq(list)) {
    const [from, to] = lineOfField(document, field, yaml) ?? [yaml.length, yaml.length];
    return { start: start + from, end: start + to, text: `${field}:\n${block('  ')}` };
  }
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow) {
    const added = items.map(quoted).join(', ');
    return last ? at(endOf(last), `, ${added}`) : at(startOf(list) + 1, added);
  }
  const lineStart = yaml.lastIndexOf('\n', startOf(last ?? list)) + 1;
  const [indentation = ''] = /^[ ]*/.exec(yaml.slice(lineStart)) ?? [];
  return at(lineEnd(yaml, endOf(last ?? list)), block(indentation));
}

/** Returns the change that removes the item at an index from the list in a field of a decoded file. */
export function removeFromList(text: string, field: string, index: number): Replacement {
  const { document, yaml, start } = readFrontmatter(text);
  const list = document.get(field, true);
  const items = isSeq(list) ? ((list as YAMLSeq<Node>).items as readonly Node[]) : [];
  const item = items[index];
  if (!isSeq(list) || !item) throw new Error(`The field ${field} has no item ${index}`);
  const [before, after] = [items[index - 1], items[index + 1]];
  const [from, to] = !list.flow
    ? [yaml.lastIndexOf('\n', startOf(item)) + 1, lineEnd(yaml, endOf(item))]
    : before
      ? [endOf(before), endOf(item)]
      : [startOf(item), after ? startOf(after) : endOf(item)];
  return { start: start + from, end: start + to, text: '' };
}

const startOf = ({ range }: Node): number => range?.[0] ?? 0;

const endOf = ({ range }: Node): number => range?.[1] ?? 0;

/** Returns the offset after the line that contains an offset, including its line feed. */
function lineEnd(yaml: string, offset: number): number {
  const end = yaml.indexOf('\n', offset);
  return end === -1 ? yaml.length : end + 1;
}

/** Returns the start and the end of the line of a field that has no value. */
function lineOfField(document: Document.Parsed, field: string, yaml: string): [number, number] | undefined {
  const { contents } = document as { contents: { items?: { key: unknown }[] } | null };
  const key = contents?.items?.map((pair) => pair.key).find((name) => isScalar(name) && name.value === field);
  const range = isScalar(key) ? key.range : undefined;
  return range ? [range[0], lineEnd(yaml, range[1])] : undefined;
}

/** Puts text in quotes if YAML would read it as something else. Ids never need them. */
const quoted = (text: string): string => (/^[a-z][a-z0-9-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`);
