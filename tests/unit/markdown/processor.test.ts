import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/markdown/processor.ts';

/** Each folder holds Markdown and its HTML. After an intended change, update the HTML with `vitest -u`. */
const fixtures = 'tests/fixtures/markdown';
const renderer = await markdown.createRenderer({ syntaxHighlight: false });

describe('markdown', async () => {
  test.each(await readdir(fixtures))('renders %s', async (name) => {
    const extent = name.startsWith('numbered') ? 'full' : name.startsWith('excerpt') ? 'excerpt' : 'reference';
    const frontmatter = { extent };
    const { code } = await renderer.render(await readFile(`${fixtures}/${name}/input.md`, 'utf8'), { frontmatter });
    await expect(`${code.trim()}\n`).toMatchFileSnapshot(`../../../${fixtures}/${name}/output.html`);
  });
});
