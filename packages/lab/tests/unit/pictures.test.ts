import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pictureFolder, pictures } from '../../pictures/pictures.ts';

const docs = (await Promise.all(['docs/types.md', 'docs/texts.md'].map((file) => readFile(file, 'utf8')))).join('\n');

/** Returns the source that the documentation shows above a picture. */
const sourceAbove = (picture: string) =>
  [...docs.matchAll(/```(?:text|yaml)\n((?:(?!```).)*)```\n+!\[[^\]]+\]\(pictures\/([^)]+)\)/gs)].find(
    ([, , file]) => file === picture,
  )?.[1];

describe('the pictures of the documentation', () => {
  test.each(Object.entries(pictures))('%s shows the source above it', async (file, { library, path }) => {
    const folder = `${library}/${dirname(path)}`;
    const name = (await readdir(folder)).find((entry) => entry.replace(/\.mdx?$/, '') === basename(path));
    expect(sourceAbove(file)).toBeTruthy();
    expect(await readFile(`${folder}/${name}`, 'utf8')).toContain(sourceAbove(file));
  });

  test('exist, and are small', async () => {
    expect((await readdir(pictureFolder)).toSorted()).toEqual(Object.keys(pictures).toSorted());
    for (const file of Object.keys(pictures))
      expect((await stat(`${pictureFolder}/${file}`)).size).toBeLessThan(45_000);
  });
});
