import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { decode } from './decode.ts';
import type { ImportInput } from './entry.ts';
import { asUnreadable, readRegularFile } from './site.ts';
import { type Detected, detectKind } from './kinds.ts';

/** The largest file that is read, in bytes. A text takes twice as much memory. */
const maxBytes = 200_000_000;

/** A file to import from, recognized or not. */
export interface SourceFile {
  input: ImportInput;
  detected: Detected;
  /** The problems with the encoding of a text, for the report. */
  encodingProblems: string[];
  /** Whether the editor named the file, rather than its folder. */
  named: boolean;
}

/** Files that belong to saved pages. They are read only if a page needs them. */
const assets = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|js|mjs|woff2?|ttf|otf|eot|map|mp[34]|webm|pdf)$/i;

/** A file to import from, and the folder in which its pictures may be. */
interface SourcePath {
  file: string;
  root: string;
  named: boolean;
}

/**
 * Returns the paths of the files to import from: the path itself, or the files in it if it is a folder. Calls `fail` for
 * what can't be read.
 */
export function listSources(path: string, fail: (message: string) => void): SourcePath[] {
  try {
    if (!statSync(path).isDirectory()) return [{ file: path, root: dirname(path), named: true }];
  } catch (error) {
    fail((asUnreadable(path, error) as Error).message);
    return [];
  }
  return filesBelow(path, fail).map((file) => ({ file, root: path, named: false }));
}

/** Returns the files in a folder and its subfolders, without hidden files, symbolic links and the files of saved pages. */
function filesBelow(folder: string, fail: (message: string) => void): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    fail((asUnreadable(folder, error) as Error).message);
    return [];
  }
  const names = new Set(entries.map(({ name }) => name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) return [];
    if (entry.isDirectory())
      return isPageFolder(entry.name, names) || isLogseqFolder(path) ? [] : filesBelow(path, fail);
    return entry.isFile() && !assets.test(entry.name) ? [path] : [];
  });
}

/** Whether a folder contains Logseq's settings and older versions of all pages. It is next to the folder of the pages. */
const isLogseqFolder = (path: string) => basename(path) === 'logseq' && existsSync(join(path, 'config.edn'));

/**
 * Whether a folder contains the files of a saved page: `page_files` for `page.html`, with a translated word in some
 * browsers.
 */
const isPageFolder = (name: string, names: ReadonlySet<string>) => {
  const [, page] = /^(.+)[_-](?:files|dateien|fichiers|archivos|file|bestanden|ficheiros|arquivos)$/i.exec(name) ?? [];
  return page !== undefined && (names.has(`${page}.html`) || names.has(`${page}.htm`) || names.has(`${page}.xhtml`));
};

/** Reads and recognizes a file, in an encoding if the editor names one. Throws if it can't be read. */
export function readSource({ file, root, named }: SourcePath, encoding?: string): SourceFile {
  const bytes = readRegularFile(file, { maxBytes, links: true });
  const { text, problems } = decode(bytes, { encoding });
  const readFile = (path: string) => readInside(root, join(dirname(file), path), path);
  return {
    input: { name: file, bytes, text, readFile },
    detected: detectKind({ bytes, text, name: file }),
    encodingProblems: problems,
    named,
  };
}

/** Recognizes a text that is not in a file. */
export function textSource(name: string, text: string): SourceFile {
  const bytes = Buffer.from(text);
  return {
    input: { name, bytes, text, readFile: () => undefined },
    detected: detectKind({ bytes, text }),
    encodingProblems: [],
    named: true,
  };
}

/** Returns the bytes of a file below a folder, following symbolic links; `undefined` if it isn't there. */
function readInside(root: string, path: string, asWritten: string): Uint8Array | undefined {
  if (isAbsolute(asWritten) || asWritten.includes('\0') || basename(path).startsWith('.')) return undefined;
  try {
    const real = realpathSync(resolve(path));
    const inside = relative(realpathSync(root), real);
    if (inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside)) return undefined;
    return readRegularFile(real, { maxBytes });
  } catch {
    return undefined; // it doesn't exist, or isn't a file
  }
}
