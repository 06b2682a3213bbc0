import { cp, readdir, writeFile } from 'node:fs/promises';
import { writeLargeLibrary } from './large-library.ts';

/** A text whose title, headings and links are awkward in XML. */
const text = `---
title: Salt & Pepper <“quoted”> ]]>
authors:
  - literal: Smith & Sons <Ltd>
language: he
extent: excerpt
source:
  publication: A & B
  url: https://journal.example/?a=1&b=2
rights: © A & B <all rights>
added: 2026-02-03
revised: 2026-03-04
---

## 2014 & after

See [another text](../verse/#p1), [the start](#p1) and [the map](https://maps.example/?x=1&y=2).

## 2014 & after

A second section, which breaks off in the middle of
`;

/**
 * Writes a library with everything that an EPUB file may contain: every construct, works of every type, languages of both
 * writing directions, a bibliography of two pages, and `awkward`, a text whose words are awkward in XML.
 */
export async function writeAwkwardLibrary(folder: string): Promise<void> {
  await writeLargeLibrary(folder, 60);
  for (const fixture of ['constructs', 'kinds'])
    for (const collection of await readdir(`tests/fixtures/${fixture}`, { withFileTypes: true }))
      if (collection.isDirectory())
        await cp(`tests/fixtures/${fixture}/${collection.name}`, `${folder}/${collection.name}`, { recursive: true });
  await writeFile(`${folder}/articles/awkward.md`, text);
}
