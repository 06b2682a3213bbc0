/** Renders the body of a content file as pages do: through the site's own processor, but without Astro. */
import { markdown } from '../../src/markdown/processor.ts';
import { escapeXml } from '../../src/values/escape.ts';

type Component = (props: Record<string, unknown>) => Markup;
/** HTML, as opposed to text that is yet to be escaped. */
interface Markup {
  html: string;
}

const shared = { syntaxHighlight: false } as const;
const markdownRenderer = await markdown.createRenderer(shared);
const mdxRenderer = await markdown.createMdxRenderer?.(shared, { optimize: false, srcDir: new URL('file:///src/') });

const isMarkup = (value: unknown): value is Markup => typeof value === 'object' && value !== null && 'html' in value;

function toHtml(value: unknown): string {
  if (Array.isArray(value)) return value.map(toHtml).join('');
  if (isMarkup(value)) return value.html;
  return typeof value === 'string' ? escapeXml(value) : '';
}

/** Creates an element like the JSX runtime that the code of MDX imports. */
function jsx(type: string | Component, { children, ...props }: Record<string, unknown>): Markup {
  if (typeof type === 'function') return type({ children, ...props });
  const attributes = Object.entries(props).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`);
  const end = ['br', 'hr', 'img', 'wbr', 'input'].includes(type) ? '' : `${toHtml(children)}</${type}>`;
  return { html: `<${type}${attributes.join('')}>${end}` };
}

const runtime = {
  jsx,
  jsxs: jsx,
  Fragment: ({ children }: Record<string, unknown>): Markup => ({ html: toHtml(children) }),
};
const components = { MissingImage: ({ label }: Record<string, unknown>) => jsx('figure', { children: label }) };

/** Renders Markdown or MDX to HTML. The paragraphs are numbered, as in the text of a work. */
export async function renderBody(body: string, { mdx = false } = {}): Promise<string> {
  const frontmatter = { extent: 'full' };
  if (!mdx) return (await markdownRenderer.render(body, { frontmatter })).code;
  const { code = '' } = (await mdxRenderer?.process(body, 'body.mdx', frontmatter)) ?? {};
  const names = Object.keys(runtime);
  const script = code
    .replace(/^import .*$/gm, '')
    .replace(/^export default function MDXContent/m, 'return function MDXContent')
    .replace(/^export /gm, '');
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the code is compiled from a test's own text
  const run = new Function(...names.map((name) => `_${name}`), script) as (...values: unknown[]) => Component;
  return toHtml(run(...Object.values(runtime))({ components }));
}
