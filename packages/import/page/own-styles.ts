/** Applies the formatting that a page defines in its own style sheets, as word processors and converters do. */

/** The CSS properties that express formatting. */
const formatProperties =
  /^(?:font-style|font-weight|font-variant|font-variant-caps|text-decoration|text-decoration-line|vertical-align|white-space|display|visibility)$/;

/** A style sheet with more rules is a web design, not the formatting of a text. */
const maxRules = 3000;

interface Rule {
  selector: string;
  /** The order of rules that match one element: a later rule wins if it is as specific. */
  weight: number;
  declarations: [property: string, value: string][];
}

/**
 * Copies the rules for classes and ids into `style` attributes. Existing declarations in such an attribute take precedence.
 * Changes the document.
 */
export function applyOwnStyles(document: Document): void {
  const css = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n');
  const styles = new Map<Element, Map<string, string>>();
  for (const { selector, declarations } of rulesIn(css))
    for (const element of matches(document, selector)) {
      const style = styles.get(element) ?? new Map<string, string>();
      for (const [property, value] of declarations) style.set(property, value);
      styles.set(element, style);
    }
  for (const [element, style] of styles) {
    const own = element.getAttribute('style') ?? '';
    const added = [...style].filter(([property]) => !new RegExp(`(?:^|;)\\s*${property}\\s*:`, 'i').test(own));
    if (added.length > 0)
      element.setAttribute('style', [...added.map((declaration) => declaration.join(': ')), own].join('; '));
  }
}

function matches(document: Document, selector: string): Element[] {
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    return []; // a selector that only browsers know
  }
}

/** Returns the rules about formats whose selector ends in a class or an id, the strongest last. */
function rulesIn(css: string): Rule[] {
  const plain = withoutAtRules(css.replace(/\/\*[^]*?\*\/|<!--|-->/g, ''));
  const rules: Rule[] = [];
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = body.split(';').flatMap((declaration): Rule['declarations'] => {
      const [property = '', value = ''] = declaration.split(/:(.*)/s).map((part) => part.trim().toLowerCase());
      return formatProperties.test(property) && value !== '' ? [[property, value.replace(/\s*!important$/, '')]] : [];
    });
    if (declarations.length === 0) continue;
    for (const selector of selectors.split(',').map((part) => part.trim()))
      if (/[.#][\w-]+$/.test(selector))
        rules.push({
          selector,
          weight: (selector.match(/[.#]/g)?.length ?? 0) + (selector.match(/#/g)?.length ?? 0) * 100,
          declarations,
        });
  }
  return rules.length > maxRules ? [] : rules.toSorted((a, b) => a.weight - b.weight);
}

/** Removes conditional rules, such as print styles. */
function withoutAtRules(css: string): string {
  let result = '';
  let at = 0;
  for (const { index } of css.matchAll(/@[\w-]+/g)) {
    if (index < at) continue;
    result += css.slice(at, index);
    at = endOfRule(css, index);
  }
  return result + css.slice(at);
}

/** Returns the place after a rule: after its semicolon, or after the brace that closes it. */
function endOfRule(css: string, start: number): number {
  let depth = 0;
  for (let at = start; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}' && --depth <= 0) return at + 1;
    else if (css[at] === ';' && depth === 0) return at + 1;
  }
  return css.length;
}
