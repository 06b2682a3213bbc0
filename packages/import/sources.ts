import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { decode } from './decode.ts';
import type { ImportInput } from './entry.ts';
import { type Detected, detectKind } from './kinds.ts';

/** The largest file that is read, in bytes. A text in memory takes twice that. */
const maxBytes = 200_000_000;

/** A file to import from, recognized or not. */
export interface SourceFile {
  input: ImportInput;
  detected: Detected;
  /** The name of the encoding, if it was guessed. */
  guessedEncoding: string | undefined;
  /** The first line with a byte that was replaced, or 0. */
  damagedLine: number;
  /** Whether the editor named the file, rather than its folder. */
  named: boolean;
}

/** Files that belong to saved pages. They are read only where a page needs them. */
const assets = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|js|mjs|woff2?|ttf|otf|eot|map|mp[34]|webm|pdf)$/i;

/** Returns the paths of the files to import from: those given, and those in the folders given. Throws if there is none. */
export function listSources(path: string): { file: string; root: string; named: boolean }[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new Error(`${path}: there is no such file or folder`);
  }
  if (!isFolder) return [{ file: path, root: dirname(path), named: true }];
  return filesBelow(path).map((file) => ({ file, root: path, named: false }));
}

/** Returns the files below a folder without hidden files, links, and what belongs to a saved page. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(entries.map(({ name }) => name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) return [];
    if (entry.isDirectory()) return isPageFolder(entry.name, names) ? [] : filesBelow(path);
    return entry.isFile() && !assets.test(entry.name) ? [path] : [];
  });
}

/** Browsers save the files of `page.html` in `page_files`, in some languages under another word. */
const isPageFolder = (name: string, names: ReadonlySet<string>) => {
  const [, page] = /^(.+)[_-](?:files|dateien|fichiers|archivos|file|bestanden|ficheiros|arquivos)$/i.exec(name) ?? [];
  return page !== undefined && (names.has(`${page}.html`) || names.has(`${page}.htm`) || names.has(`${page}.xhtml`));
};

/** Reads and recognizes a file. */
export function readSource({ file, root, named }: { file: string; root: string; named: boolean }): SourceFile {
  const { size } = lstatSync(realpathSync(file));
  if (size > maxBytes) throw new Error(`${file}: larger than ${maxBytes / 1e6} MB; split it`);
  const bytes = readFileSync(file);
  const { text, encoding, guessed, damagedLine } = decode(bytes);
  const readFile = (path: string) => readInside(root, join(dirname(file), path), path);
  return {
    input: { name: file, bytes, text, readFile },
    detected: detectKind({ bytes, text }),
    guessedEncoding: guessed ? encoding : undefined,
    damagedLine,
    named,
  };
}

/** Returns the bytes of a file below a folder, after links are followed; `undefined` if it isn't there. */
function readInside(root: string, path: string, asWritten: string): Uint8Array | undefined {
  if (isAbsolute(asWritten) || asWritten.includes('\0') || basename(path).startsWith('.')) return undefined;
  try {
    const real = realpathSync(resolve(path));
    const inside = relative(realpathSync(root), real);
    if (inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside)) return undefined;
    const { size } = statSync(real);
    return statSync(real).isFile() && size <= maxBytes ? readFileSync(real) : undefined;
  } catch {
    return undefined; // it doesn't exist
  }
}
