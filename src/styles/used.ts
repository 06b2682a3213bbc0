import { type ChildNode, type Container, parse } from 'postcss';

/** A rule, with what each of its selectors needs in a page to match: the names of one of its alternatives. */
interface Rule {
  selectors: { text: string; needs: string[][] }[];
  declarations: string;
}

/** A block of rules with a condition or a layer around it. */
interface Block {
  prelude: string;
  rules: Style;
}

/** A style taken apart. */
export type Style = (Rule | Block | string)[];

/** Takes a style apart once, so that `usedIn` is quick for each page. Throws where it is no CSS. */
export const takeApart = (css: string): Style => partsOf(parse(css));

const partsOf = (container: Container): Style =>
  (container.nodes as ChildNode[]).flatMap((node): Style => {
    if (node.type === 'comment') return [];
    if (node.type === 'rule') {
      const selectors = node.selectors.map((text) => ({ text, needs: alternatives(text).map(namesInSelector) }));
      return [{ selectors, declarations: node.toString().slice(node.selector.length) }];
    }
    if (node.type === 'atrule' && node.nodes && ['layer', 'media', 'supports'].includes(node.name)) {
      return [{ prelude: `@${node.name} ${node.params}`, rules: partsOf(node) }];
    }
    return [`${node.toString()}${node.type === 'atrule' && !node.nodes ? ';' : ''}`];
  });

/**
 * The part of a style that a page uses: the selectors that could match, by the names of the elements, classes and
 * attributes that occur in the page, with their rules. It may keep one too many (names that do occur, but not in that order),
 * never one too few, for pages whose names are all in their HTML.
 */
export function usedIn(html: string, style: Style): string {
  const names = namesInHtml(html);
  const write = (parts: Style): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        if ('selectors' in part) {
          const used = part.selectors.filter(({ needs }) => needs.some((one) => one.every((name) => names.has(name))));
          return used.length > 0 ? used.map(({ text }) => text).join() + part.declarations : '';
        }
        const inside = write(part.rules);
        return inside === '' ? '' : `${part.prelude}{${inside}}`;
      })
      .join('');
  return withoutDetours(write(style));
}

const written = new Map<string, string>();

/** A style in which what is named and said once is said where it is meant, and what is named and not said is left out. */
function withoutDetours(css: string): string {
  const known = written.get(css);
  if (known !== undefined) return known;
  let direct = css.replace(/@keyframes ([\w-]+)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, (whole, name: string) =>
    new RegExp(`animation(?:-name)?:[^;}]*\\b${name}\\b`).test(css) ? whole : '',
  );
  for (const [definition, name = '', value = ''] of css.matchAll(/(--[\w-]+):([^;}]*);?/g)) {
    const [definitions, uses] = [`${name}:`, `var(${name})`].map((part) => direct.split(part).length - 1);
    if (definitions !== 1 || (uses ?? 0) > 1) continue;
    const [, now = value] = new RegExp(`${name}:([^;}]*)`).exec(direct) ?? [];
    direct = direct
      .replace(`${name}:${now}${definition.endsWith(';') ? ';' : ''}`, () => '')
      .replace(`var(${name})`, () => now);
  }
  written.set(css, direct);
  return direct;
}

/** A selector written out: one without alternatives for each way in which it can match. */
function alternatives(selector: string): string[] {
  const choice = /:(?:is|where)\(([^()]*)\)/.exec(selector);
  if (!choice) return [selector];
  return (choice[1] ?? '').split(',').flatMap((one) => alternatives(selector.replace(choice[0], one)));
}

/** The names in a selector: `a`, `.class`, `[attribute`, and `[href^=http` for links out. States don't count. */
function namesInSelector(selector: string): string[] {
  const certain = selector.replace(/:(?!has)[a-z-]+\([^()]*\)/g, '').replace(/::?[a-z-]+/g, '');
  const attributes = [...certain.matchAll(/\[([\w-]+)(\^=["']?http)?/g)].map(
    ([, name, out]) => `[${name}${out ? '^=http' : ''}`,
  );
  const others = certain.replace(/\[[^\]]*\]/g, ' ').match(/\.?[a-zA-Z][\w-]*/g) ?? [];
  return [...attributes, ...others];
}

function namesInHtml(html: string): Set<string> {
  const names = new Set(['html']);
  const body = html.slice(html.indexOf('<body'));
  for (const [, tag = '', attributes = ''] of body.matchAll(/<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)) {
    names.add(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
      names.add(`[${name}`);
      if (value.startsWith('http')) names.add(`[${name}^=http`);
      if (name === 'class') for (const token of value.split(/\s+/)) names.add(`.${token}`);
    }
  }
  return names;
}
