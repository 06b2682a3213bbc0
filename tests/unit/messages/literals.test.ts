import { glob, readFile } from 'node:fs/promises';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Attributes whose values readers see or hear. */
const readableAttributes = new Set(['alt', 'aria-label', 'content', 'description', 'placeholder', 'title']);

/** Text that looks like English in a script: a capitalized word, or several words. */
const sentence = /^\p{Lu}\p{Ll}+|\p{L}\p{Ll}+ \p{Ll}+/u;

/**
 * Finds English text in the source of an Astro component: text between tags, readable attributes, and strings in
 * scripts. TypeScript parses the markup as TSX, which is close enough.
 */
function findLiterals(astro: string): string[] {
  const [, script = '', markup = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(astro) ?? [undefined, '', astro];
  const html = markup.replace(/<!doctype html>|<!--.*?-->|<(script|style)>.*?<\/\1>/gs, '');
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxAttribute(node)) {
      const { initializer } = node;
      if (initializer && ts.isStringLiteral(initializer)) {
        if (readableAttributes.has(node.name.getText()) && isReadable(node)) literals.push(initializer.text);
        return;
      }
    }
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) literals.push(node.text.trim());
    if ((ts.isStringLiteralLike(node) || isTemplatePart(node)) && sentence.test(node.text)) literals.push(node.text);
    ts.forEachChild(node, visit);
  };
  for (const source of [script, `<>${html}</>`])
    visit(ts.createSourceFile('file.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return literals;
}

const isTemplatePart = (node: ts.Node): node is ts.TemplateLiteralLikeNode =>
  ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** Returns whether an attribute is for people. `<meta>` also has content for programs, such as the viewport. */
function isReadable(attribute: ts.JsxAttribute): boolean {
  if (attribute.name.getText() !== 'content') return true;
  return /name="description"|"og:(?:title|description)"/.test(attribute.parent.getText());
}

const files = await Array.fromAsync(glob('src/{components,layouts,pages}/**/*.astro'));

test.each(files)('%s has no literal English text', async (file) => {
  expect(findLiterals(await readFile(file, 'utf8'))).toEqual([]);
});

test.each([
  ['text', '<p>Read on</p>', 'Read on'],
  ['text next to an expression', '<p>{count} works</p>', 'works'],
  ['text in a condition', '{count > 0 && (<p>All works</p>)}', 'All works'],
  ['a label', '<nav aria-label="Site" class="two words">{links}</nav>', 'Site'],
  ['a description', '<Page description="Every tag." {title} />', 'Every tag.'],
  ['a description in the head', '<meta name="description" content="Every tag." />', 'Every tag.'],
  ['a string in an expression', "<p>{open ? 'Open to all' : label}</p>", 'Open to all'],
  ['a string in the script', "---\nconst label = 'Tags';\n---\n<p>{label}</p>", 'Tags'],
  ['a template in the script', '---\nconst all = `these are ${count}`;\n---\n<p>{all}</p>', 'these are '],
])('findLiterals finds %s', (_case, astro, literal) => {
  expect(findLiterals(astro)).toEqual([literal]);
});
