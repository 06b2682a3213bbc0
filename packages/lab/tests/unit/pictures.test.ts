import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawings, mistakesPicture, pictureFolder, pictures } from '../../pictures/pictures.ts';

const docs = (await Promise.all(['docs/types.md', 'docs/texts.md'].map((file) => readFile(file, 'utf8')))).join('\n');

/** Returns the source that the documentation shows above a picture. */
const sourceAbove = (picture: string) =>
  [...docs.matchAll(/```(?:text|yaml)\n((?:(?!```).)*)```\n+!\[[^\]]+\]\(pictures\/([^)]+)\)/gs)].find(
    ([, , file]) => file === picture,
  )?.[1];

describe('the pictures of the documentation', () => {
  const withSource = Object.entries(pictures).filter(([, { source }]) => source !== undefined);
  test.each(withSource)('%s shows the source above it', async (file, { library, source = '' }) => {
    const folder = `${library}/${dirname(source)}`;
    const name = (await readdir(folder)).find((entry) => entry.replace(/\.mdx?$/, '') === basename(source));
    expect(sourceAbove(file)).toBeTruthy();
    expect(await readFile(`${folder}/${name}`, 'utf8')).toContain(sourceAbove(file));
  });

  test('exist, and are small', async () => {
    const files = [...Object.keys(pictures), mistakesPicture, ...drawings];
    expect((await readdir(pictureFolder)).toSorted()).toEqual(files.toSorted());
    for (const file of files) expect((await stat(`${pictureFolder}/${file}`)).size).toBeLessThan(80_000);
  });
});
