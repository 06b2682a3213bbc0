import { cp, writeFile } from 'node:fs/promises';
import { demoContent } from '../../scripts/support/run-build.ts';

/**
 * Writes a library that is large enough for paginated lists: the demo content, the texts and constructs of the fixtures as
 * articles, and made-up related works. Each of these works has an author of its own and one in common.
 */
export async function writeLargeLibrary(folder: string, relatedWorks: number): Promise<void> {
  await cp(demoContent, folder, { recursive: true });
  for (const texts of ['tests/fixtures/texts', 'tests/fixtures/constructs/articles'])
    await cp(texts, `${folder}/articles`, { recursive: true });
  for (let index = 1; index <= relatedWorks; index += 1) {
    const number = String(index).padStart(3, '0');
    const formerly = index === 1 ? 'formerly:\n  - a-former-name\n' : '';
    const related = index % 3 === 0 ? 'related:\n  - work: made-up-005\n' : '';
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
${formerly}${related}---

A note on the made-up work ${number}.
`,
    );
  }
}
