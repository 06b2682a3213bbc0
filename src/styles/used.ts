import { type ChildNode, type Container, parse } from 'postcss';

/** What a rule needs in a page to have any effect: for each of its selectors, the names that must occur. */
interface Rule {
  needs: string[][];
  css: string;
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
    if (node.type === 'rule')
      return [{ needs: node.selectors.flatMap(alternatives).map(namesInSelector), css: node.toString() }];
    if (node.type === 'atrule' && node.nodes && ['layer', 'media', 'supports'].includes(node.name)) {
      return [{ prelude: `@${node.name} ${node.params}`, rules: partsOf(node) }];
    }
    return [`${node.toString()}${node.type === 'atrule' && !node.nodes ? ';' : ''}`];
  });

/**
 * The part of a style that a page uses: rules of which a selector could match, by the names of the elements, classes
 * and attributes that occur in the page. It may keep a rule too many (names that do occur, but not in that order),
 * never one too few, for pages whose names are all in their HTML.
 */
export function usedIn(html: string, style: Style): string {
  const names = namesInHtml(html);
  const write = (parts: Style): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        if ('css' in part) return part.needs.some((needed) => needed.every((name) => names.has(name))) ? part.css : '';
        const inside = write(part.rules);
        return inside === '' ? '' : `${part.prelude}{${inside}}`;
      })
      .join('');
  return write(style);
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
