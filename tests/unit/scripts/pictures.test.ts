import { readdir, readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { pictureFolder, pictures } from '../../../scripts/pictures/pictures.ts';

const docs = await readFile('docs/content.md', 'utf8');

/** Returns the source that the documentation shows above a picture. */
const sourceAbove = (picture: string) =>
  [...docs.matchAll(/```text\n((?:(?!```).)*)```\n+!\[[^\]]+\]\(pictures\/([^)]+)\)/gs)].find(
    ([, , file]) => file === picture,
  )?.[1];

describe('the pictures of the documentation', () => {
  test.each(Object.entries(pictures))('%s shows the source above it', async (file, { library, id }) => {
    const name = (await readdir(`${library}/articles`)).find((entry) => entry.replace(/\.mdx?$/, '') === id);
    const [, , ...body] = (await readFile(`${library}/articles/${name}`, 'utf8')).split('---\n');
    expect(sourceAbove(file)).toBeTruthy();
    expect(body.join('---\n')).toContain(sourceAbove(file));
  });

  test('exist, and are small', async () => {
    expect((await readdir(pictureFolder)).toSorted()).toEqual(Object.keys(pictures).toSorted());
    for (const file of Object.keys(pictures))
      expect((await stat(`${pictureFolder}/${file}`)).size).toBeLessThan(30_000);
  });
});
