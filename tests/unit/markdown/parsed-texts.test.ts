import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import { afterAll, describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parser.ts';
import { remarkParsedTexts, writeParsedTexts } from '../../../src/markdown/parsed-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonplace-parsed-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the texts that the check of a release has parsed', async () => {
  const findings = join(folder, 'findings.json');
  // another tree than the text has, so that its use can be seen
  writeParsedTexts(findings, new Map([['A lamp.', JSON.stringify(parseMarkdown('Parsed before.'))]]));
  const processor = unified({ remarkPlugins: [remarkParsedTexts(findings)] });
  const renderer = await processor.createRenderer({ syntaxHighlight: false });

  test.each([
    ['a text that the check has parsed', 'A lamp.', 'lamp.md', '<p>Parsed before.</p>'],
    ['a text that the check has not parsed', 'A lantern.', 'lantern.md', '<p>A lantern.</p>'],
    ['a file with another syntax', 'A lamp.', 'lamp.mdx', '<p>A lamp.</p>'],
  ])('%s', async (_, text, file, html) => {
    expect((await renderer.render(text, { fileURL: pathToFileURL(join(folder, file)) })).code).toBe(html);
  });
});
