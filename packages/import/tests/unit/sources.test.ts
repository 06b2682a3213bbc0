import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSources, readSource } from '../../sources.ts';

let folder: string;
const fail = (message: string): never => {
  throw new Error(message);
};
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
  write('given/logseq/config.edn');
  write('given/logseq/bak/old.md');
  symlinkSync(join(folder, 'secret.png'), join(folder, 'given/link.png'));
  symlinkSync(folder, join(folder, 'given/loop'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('listSources › lists the files below a folder without what belongs to a page or a program, hidden files and links', () => {
  const files = listSources(join(folder, 'given'), fail).map(({ file }) =>
    relative(folder, file).replaceAll('\\', '/'),
  );
  expect(files).toEqual(['given/more/refs.bib', 'given/page.html']);
});

test.each<[string, string, (path: string) => void, string]>([
  ['that does not exist', 'none', () => undefined, 'cannot be read: it does not exist'],
  ['that is a link to itself', 'self', (path) => symlinkSync(path, path), 'symbolic links lead to each other'],
  ['that is a pipe', 'pipe.bib', (path) => execFileSync('mkfifo', [path]), 'not a regular file but a pipe'],
  ['of 5 GB', 'huge.bib', (path) => writeHuge(path), 'size is 5368709120 bytes'],
])('a source is named %s', (_what, name, make, problem) => {
  const path = join(folder, name);
  make(path);
  const read = () => listSources(path, fail).map((file) => readSource(file));
  expect(read).toThrow(new RegExp(`${name}: .*${problem}`));
});

function writeHuge(path: string): void {
  writeFileSync(path, '');
  truncateSync(path, 5 * 1024 ** 3);
}

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
