import { readFile, rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** A change to the content of the fixture `sound`. */
export interface ContentChange {
  name: string;
  /** Makes the change in a copy of the fixture. */
  apply: (content: string) => Promise<unknown>;
  /** Whether a release after it still reuses the pages that it doesn't affect. A changed image affects all of them. */
  reusesPages: boolean;
}

const replaceIn = async (file: string, pattern: RegExp, replacement: string) =>
  writeFile(file, (await readFile(file, 'utf8')).replace(pattern, replacement));

const writeImage = (file: string, background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toFile(file);

const changingWork = (content: string) => `${content}/related/changing.md`;

/** Changes that each affect other pages than that of the changed file. */
export const contentChanges = {
  nothing: { name: 'no change', apply: async () => {}, reusesPages: true },
  text: {
    name: 'a changed text',
    apply: (content) => writeFile(changingWork(content), '---\ntitle: Changing\nadded: 2026-01-01\n---\n\nThird.\n'),
    reusesPages: true,
  },
  title: {
    name: 'a title that other pages show',
    apply: (content) => replaceIn(`${content}/related/a-reading.md`, /^title: .*/m, 'title: Renamed'),
    reusesPages: true,
  },
  tag: {
    name: 'a renamed tag',
    apply: (content) => replaceIn(`${content}/tags/first-tag.md`, /^name: .*/m, 'name: the very first tag'),
    reusesPages: true,
  },
  relation: {
    name: 'a new relation',
    apply: (content) => replaceIn(changingWork(content), /^added:/m, 'related:\n  - work: an-article\nadded:'),
    reusesPages: true,
  },
  removal: { name: 'a deleted work', apply: (content) => rm(changingWork(content)), reusesPages: true },
  newImage: {
    name: 'a new image',
    apply: async (content) => {
      await writeImage(`${content}/related/picture.png`, 'blue');
      await replaceIn(`${content}/related/a-reading.md`, /$/, '\n![A](picture.png)\n');
    },
    reusesPages: false,
  },
  replacedImage: {
    name: 'another image with the same name',
    apply: (content) => writeImage(`${content}/related/picture.png`, 'red'),
    reusesPages: false,
  },
} satisfies Record<string, ContentChange>;
