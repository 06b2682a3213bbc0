import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, test, vi } from 'vitest';

// This file alone tests the library of this copy, as of today. All others bring their own content, and a day of their own.
vi.stubEnv('BUILD_DATE', undefined);
vi.resetModules();
const { errorsIn } = await import('../../src/check/diagnostic.ts');
const { checkContent } = await import('../../src/check/index.ts');
const { report } = await import('../../src/check/report.ts');
const { parseMarkdown } = await import('../../src/markdown/parser.ts');

afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test('the library in src/content passes the content check', async () => {
  const { diagnostics } = await checkContent('src/content');
  expect(errorsIn(diagnostics), report(diagnostics)).toEqual([]);
});

const article = 'src/content/articles/how-isis-cells-operate.mdx';
const isThere = existsSync(article);

describe(`the demo article${isThere ? '' : ' (SKIPPED: it is not in this library)'}`, () => {
  test.skipIf(!isThere)('has the text of its source, word for word', async () => {
    const body = (await readFile(article, 'utf8')).replace(/^---\n[^]*?\n---\n/, '');
    const blocks = parseMarkdown(body, { mdx: true }).children.map((block) => {
      let text = '';
      visit(block, (node) => {
        if (node.type === 'text') text += node.value;
        if (node.type === 'mdxJsxFlowElement') for (const { value } of node.attributes) text += value as string;
      });
      return text;
    });
    const page = (await readFile('tests/fixtures/source-page.txt', 'utf8')).replaceAll('\u00a0', ' ');
    const source = page.split('\n').filter(Boolean);
    const start = source.findIndex((line) => line.startsWith('The attack in Brussels'));
    const end = source.findIndex((line) => line.startsWith('Log in or register'));
    // at the source, the label of the image runs into the text
    expect(blocks.join('\n').replace('PARIS 2015\n', 'PARIS 2015')).toBe(source.slice(start, end).join('\n'));
  });
});
