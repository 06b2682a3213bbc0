import { cp, mkdir, writeFile } from 'node:fs/promises';

/**
 * Writes a made-up library into a folder: the site's own tags, the texts of the fixtures as articles, and so many
 * related works by as many authors.
 */
export async function makeLibrary(folder: string, works: number): Promise<void> {
  await cp('src/content/tags', `${folder}/tags`, { recursive: true });
  await cp('tests/fixtures/texts', `${folder}/articles`, { recursive: true });
  await mkdir(`${folder}/related`, { recursive: true });
  for (let n = 1; n <= works; n += 1) {
    const number = String(n).padStart(3, '0');
    const first = n === 1 ? 'formerly:\n  - a-former-name\n' : '';
    await writeFile(
      `${folder}/related/made-up-${number}.md`,
      `---
title: Made-up work ${number}
authors:
  - family: Author ${number}
  - family: Everybody
    given: Ann
tags:
  - terrorism
added: 2026-01-01
${first}${n % 3 === 0 ? 'related:\n  - work: made-up-005\n' : ''}---

A note on the made-up work ${number}.
`,
    );
  }
}
