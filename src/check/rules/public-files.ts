import { join } from 'node:path';
import { assertReadable, UnreadableFile } from '../../files.ts';
import { type AddressedEntries, siteAddresses } from '../../library/addresses.ts';
import { paths } from '../../schemas/paths.ts';
import { type Diagnostic, type Problem, toDiagnostic } from '../diagnostic.ts';
import { displayPath, type ListedFile } from '../list-files.ts';
import { unreadableFile } from './files.ts';

/**
 * Reports the files in `public/` that would take an address of the site, and those that can't be copied. `entries` are the
 * site's entries, and `otherPages` the addresses of its redirects and withdrawn pages.
 */
export function checkPublicFiles(
  folder: string,
  files: readonly ListedFile[],
  entries: AddressedEntries,
  otherPages: readonly string[],
): Diagnostic[] {
  if (files.length === 0) return [];
  const findAddress = addressFinder(entries, otherPages);
  return files.flatMap(({ path }) => {
    const address = findAddress(path);
    const problems = [...unreadable(join(folder, path)), ...(address === undefined ? [] : [addressTaken(address)])];
    return problems.map((problem) => toDiagnostic(displayPath(join(folder, path)), problem));
  });
}

function unreadable(path: string): Problem[] {
  try {
    assertReadable(path, { maxBytes: Infinity });
    return [];
  } catch (error) {
    if (error instanceof UnreadableFile) return [unreadableFile(error)];
    throw error;
  }
}

const addressTaken = (address: string): Problem => ({
  line: 1,
  field: 'file name',
  rule: 'files/address-taken',
  message: `the site itself uses the address ${address}`,
  hint: address.endsWith('/')
    ? 'rename the file, or move it into another folder'
    : 'rename or delete it: the build writes its own',
});

/** Returns a function that finds the site address that a file would take. Some file systems ignore case. */
function addressFinder(entries: AddressedEntries, otherPages: readonly string[]): (file: string) => string | undefined {
  const key = (path: string) => path.normalize('NFC').toLowerCase();
  const { pages, files, otherFiles, folders } = siteAddresses(entries);
  const cards = entries.works.map((work) => paths.card(work));
  const byFile = new Map(
    [...pages, ...otherPages, ...files, ...cards, ...otherFiles].map((path) => [
      key(path.endsWith('/') ? `${path}index.html` : path),
      path,
    ]),
  );
  const siteFolders = new Map(
    [...byFile.keys(), ...folders.map(key)].flatMap((path) => ancestors(path).map((folder) => [folder, `${folder}/`])),
  );
  const ownFolders = new Map(folders.map((folder) => [key(folder.slice(0, -1)), folder]));
  return (file) => {
    const path = key(`/${file}`);
    const above = ancestors(path);
    return (
      byFile.get(path) ??
      siteFolders.get(path) ??
      above.map((folder) => ownFolders.get(folder) ?? byFile.get(folder)).find((address) => address !== undefined)
    );
  };
}

/** Returns the folders that a path is in: `/a` and `/a/b` for `/a/b/c.txt`. */
function ancestors(path: string): string[] {
  const names = path.split('/');
  return names.slice(2).map((_, index) => names.slice(0, index + 2).join('/'));
}
