import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSources, readSource } from '../../sources.ts';

let folder: string;
const write = (path: string, content = 'x') => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-sources-'));
  write('secret.png');
  write('given/page.html', '<html></html>');
  write('given/page_files/picture.png', 'picture');
  write('given/page_files/frame.html');
  write('given/more/refs.bib');
  write('given/more/style.css');
  write('given/.hidden/x.bib');
  symlinkSync(join(folder, 'secret.png'), join(folder, 'given/link.png'));
  symlinkSync(folder, join(folder, 'given/loop'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('listSources › lists the files below a folder without what belongs to a page, hidden files and links', () => {
  const files = listSources(join(folder, 'given')).map(({ file }) => relative(folder, file).replaceAll('\\', '/'));
  expect(files).toEqual(['given/more/refs.bib', 'given/page.html']);
});

test('listSources › names a path that does not exist', () =>
  expect(() => listSources(join(folder, 'none'))).toThrow('there is no such file or folder'));

test('readSource › reads files in the folder of the source only', () => {
  const { input } = readSource({ file: join(folder, 'given/page.html'), root: join(folder, 'given'), named: true });
  expect(Buffer.from(input.readFile('page_files/picture.png') ?? '').toString()).toBe('picture');
  const outside = [
    '../secret.png',
    'link.png',
    'loop/secret.png',
    join(folder, 'secret.png'),
    'none.png',
    'page_files',
    'a\0b',
  ];
  for (const path of outside) expect(input.readFile(path), path).toBeUndefined();
});
