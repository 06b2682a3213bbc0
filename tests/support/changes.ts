import { readFile, rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** A change in the content of the fixture `sound`, after which a release reuses the pages that it does not touch, or none. */
export interface Change {
  name: string;
  /** Makes the change in a copy of the fixture. */
  make: (content: string) => Promise<unknown>;
  /** Whether the release reuses pages: it does unless a picture changed. */
  reuses: boolean;
}

const edit = async (file: string, from: RegExp, to: string) =>
  writeFile(file, (await readFile(file, 'utf8')).replace(from, to));

const picture = (file: string, background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toFile(file);

const changing = (content: string) => `${content}/related/changing.md`;

/** Changes that each touch other pages than the one of the file that is changed. */
export const changes = {
  nothing: { name: 'nothing changed', make: async () => {}, reuses: true },
  text: {
    name: 'a text changed',
    make: (content) => writeFile(changing(content), '---\ntitle: Changing\nadded: 2026-01-01\n---\n\nThird.\n'),
    reuses: true,
  },
  title: {
    name: 'a title that other pages name',
    make: (content) => edit(`${content}/related/a-reading.md`, /^title: .*/m, 'title: Renamed'),
    reuses: true,
  },
  tag: {
    name: 'the name of a tag',
    make: (content) => edit(`${content}/tags/first-tag.md`, /^name: .*/m, 'name: the very first tag'),
    reuses: true,
  },
  reason: {
    name: 'a relation',
    make: (content) => edit(changing(content), /^added:/m, 'related:\n  - work: an-article\nadded:'),
    reuses: true,
  },
  removal: { name: 'a work less', make: (content) => rm(changing(content)), reuses: true },
  picture: {
    name: 'a picture',
    make: async (content) => {
      await picture(`${content}/related/picture.png`, 'blue');
      await edit(`${content}/related/a-reading.md`, /$/, '\n![A](picture.png)\n');
    },
    reuses: false,
  },
  otherPicture: {
    name: 'another picture of that name',
    make: (content) => picture(`${content}/related/picture.png`, 'red'),
    reuses: false,
  },
} satisfies Record<string, Change>;
