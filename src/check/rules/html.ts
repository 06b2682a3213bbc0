import { isAllowedUrl } from './address.ts';

/** The elements that a text may hold as HTML: what Markdown has no sign of its own for. */
export const allowedElements = [
  ...['abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp'],
  ...['small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
];
const withoutEnd = ['br', 'wbr'];

/** The attributes that they may have, each with what its value must be like. */
const attributes: Record<string, (value: string) => boolean> = {
  cite: isAllowedUrl,
  datetime: () => true,
  dir: (value) => ['ltr', 'rtl', 'auto'].includes(value),
  lang: (value) => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(value),
  title: () => true,
};

/** What is allowed, as an editor is told. */
export const allowedHint = `only ${allowedElements.slice(0, 4).join(', ')} and their like are for texts, with ${Object.keys(attributes).join(', ')}`;

/** What is wrong with an attribute of an element: its name, or its value. */
export function attributeProblem(name: string, value: string): string | undefined {
  const isGood = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!isGood) return `has the HTML attribute ${name}`;
  return isGood(value) ? undefined : `has the HTML attribute ${name} with the value ${truncate(value)}`;
}

const tag = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>?/gi;
const attribute = /([^\s/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/g;

/** What a piece of HTML has that a text may not have. */
export function htmlProblems(html: string): string[] {
  if (html.startsWith('<!--')) return html.endsWith('-->') ? ['has a comment'] : ['has a comment that is not closed'];
  const [, name = ''] = /^<\/?([a-z][\w-]*)/i.exec(html) ?? [];
  if (!allowedElements.includes(name.toLowerCase())) return [`has the HTML ${truncate(html)}`];
  return [...html.matchAll(tag)].flatMap(([, , , inside = '']) =>
    [...inside.matchAll(attribute)].flatMap(
      ([, own = '', value = '']) =>
        attributeProblem(own.toLowerCase(), value.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('&amp;', '&')) ?? [],
    ),
  );
}

/** What is wrong with how elements begin and end in pieces of HTML that stand beside each other. */
export function unbalancedTags(pieces: readonly { html: string; line: number }[]): { line: number; wrong: string }[] {
  const open: { name: string; line: number }[] = [];
  const faults: { line: number; wrong: string }[] = [];
  for (const { html, line } of pieces)
    for (const [, slash, written = ''] of html.matchAll(tag)) {
      const name = written.toLowerCase();
      if (!allowedElements.includes(name) || withoutEnd.includes(name)) continue;
      if (!slash) open.push({ name, line });
      else if (open.at(-1)?.name === name) open.pop();
      else faults.push({ line, wrong: `has a </${name}> that ends nothing` });
    }
  return [...faults, ...open.map(({ name, line }) => ({ line, wrong: `has a <${name}> without its end` }))];
}

/** The beginning of a text, in one line. */
export const truncate = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
