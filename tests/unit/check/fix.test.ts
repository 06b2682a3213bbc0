import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-fix-'));
  await cp('tests/fixtures/sound', folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file, runs the check with `--fix`, and returns the file and what was printed. */
async function fix(text: string, ...options: string[]): Promise<{ text: string; printed: string }> {
  const file = join(folder, 'related/fixed.md');
  await writeFile(file, text);
  const { stdout } = await check('--fix', ...options);
  return { text: await readFile(file, 'utf8'), printed: stdout };
}

/** Runs the check, which may fail. */
const check = (...options: string[]) =>
  runScript('scripts/check.ts', options, { CONTENT_DIR: folder, CACHE_DIR: join(folder, '.cache') });

const broken = `---
# A comment: “keep it”
title:   “A: it’s b”
language: English   # yes
tags: [First Tag, "the-other-tag"]
related:
    - work: 'articles/an-article.md'
source:
  publication: P
  url: https://journal.example/a b
  doi: https://doi.org/10.1000/182
  published: 29.9.2014
  access: Open
original:
  language: en_us
licence: cc by 4.0
added: “2026-1-1”
---

A soft\u00adhy\u00adphen, and “English” words.
`;

const corrected = `---
# A comment: “keep it”
title:   'A: it’s b'
language: en   # yes
tags: [first-tag, "second-tag"]
related:
    - work: 'an-article'
source:
  publication: P
  url: https://journal.example/a%20b
  doi: 10.1000/182
  published: 2014-09-29
  access: open
original:
  language: en-US
licence: CC-BY-4.0
added: 2026-01-01
---

A softhyphen, and “English” words.
`;

describe('npm run check:content -- --fix', () => {
  test('corrects what has one right answer, prints each change, and leaves everything else as it is', async () => {
    const { text, printed } = await fix(broken);
    expect(text).toBe(corrected);
    expect(printed).toContain('fixed.md:4: [frontmatter/invalid-language] English → en\n');
    expect(printed).toContain('fixed.md:20: [encoding/invisible-character] A soft<U+00AD>hy<U+00AD>phen');
    expect(printed).toContain('13 corrections');
    const again = await fix(text);
    expect([again.text, again.printed]).toEqual([corrected, expect.stringContaining('0 corrections')]);
  });

  test('keeps a byte order mark and Windows line endings', async () => {
    const { text } = await fix(`\uFEFF${broken.replaceAll('\n', '\r\n')}`);
    expect(text).toBe(`\uFEFF${corrected.replaceAll('\n', '\r\n')}`);
  });

  test('changes nothing in a dry run', async () => {
    const { text, printed } = await fix(broken, '--dry-run');
    expect(text).toBe(broken);
    expect(printed).toMatch(/^Would make \d+ corrections\. Dry run: nothing was changed\.\n/m);
    expect(printed).toContain("fixed.md:3: [yaml/curly-quotes] “A: it’s b” → 'A: it’s b'");
  });

  test('leaves alone what may mean several things', async () => {
    const text = `---
title: “A”
tags: [frist-tag]
related:
  - work: articles/no article
source:
  published: 5/6/2014
language: Klingonese
added: soon
---
`;
    expect(await fix(text)).toEqual({ text, printed: 'Made 0 corrections.\n' });
  });
});

describe('npm run check:content', () => {
  test('reports the same for stored results, and notices a file that has changed', async () => {
    const file = join(folder, 'related/fixed.md');
    await writeFile(file, '---\ntitle: A\ntags: [nowhere]\nadded: soon\n---\n');
    const { stderr } = await check();
    expect(stderr).toContain('fixed.md:3: tags: unknown tag nowhere');
    expect((await check()).stderr).toBe(stderr);
    await writeFile(file, '---\ntitle: A\nadded: 2026-01-01\n---\n');
    expect((await check()).stdout).toContain('No errors');
  });
});
