import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { site } from '../../env.ts';
import { asUnreadable, UnreadableFile } from '../../files.ts';
import { reservedPageIds } from '../../library/addresses.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { slug, spellLetters } from '../../values/slug.ts';
import { type Diagnostic, type Problem, toDiagnostic } from '../diagnostic.ts';
import { displayPath, isEditorFile, isHidden } from '../list-files.ts';
import { contentLists } from '../lists.ts';
import { nearest } from '../suggest.ts';
import { lookAlikeNote } from './look-alikes.ts';

const maxIdLength = 100;

/** The extension of an image format that the site cannot use. */
export const unsupportedImage = /\.(?:svg|bmp|tiff?|heic|ico)$/i;

/** Reports a file that can't be read. */
export const unreadableFile = ({ rule, problem: message, hint }: UnreadableFile): Problem => ({
  line: 1,
  field: 'file',
  rule,
  message,
  hint,
});

/** Reports a file that an editor made, as a notice. It may have words that are not saved yet. */
export const noticeEditorFile = (path: string): Diagnostic =>
  toDiagnostic(path, {
    line: 1,
    field: 'file name',
    rule: 'files/editor-file',
    level: 'notice',
    message: 'backup or temporary file of an editor, which is ignored',
    hint: 'save your changes and delete it',
  });

/**
 * Checks the path of a content file, relative to the folder of its collection. The file's id is made from it. `language`
 * is the language of the site.
 */
export function checkFileName(path: string, collection: string, language: string = site.language): Problem[] {
  const id = path.replace(/\.mdx?$/, '');
  const problems: Problem[] = [];
  const report = (rule: string, message: string, hint: string) =>
    problems.push({ line: 1, field: 'file name', rule, message, hint });

  if (unsupportedImage.test(path))
    report('files/unsupported-image', `unsupported image format: ${path}`, 'save it as PNG, JPEG or WebP');
  else if (id === path || !idPattern.test(id))
    report(
      'files/invalid-name',
      `invalid name ${path}${lookAlikeNote(id)}`,
      renaming(path, collection, language) ??
        `use lower-case letters, digits and single hyphens, end in .md or .mdx, and put the file directly in ${collection}/`,
    );
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(id))
    report('files/reserved-name', `${path} is a reserved name on Windows`, 'choose another name');
  if (collection === 'pages' && reservedPageIds.has(id))
    report('files/reserved-address', `the site itself uses the address /${id}/`, 'choose another name');
  if (id.length > maxIdLength)
    report('files/name-too-long', `id has ${id.length} characters`, `use at most ${maxIdLength}`);
  return problems;
}

/** Returns the hint for a name that a command can correct; `undefined` if the editor has to find another one. */
function renaming(path: string, collection: string, language: string): string | undefined {
  const [, id = ''] = /^([^/]+)\.mdx?$/.exec(path) ?? [];
  const valid = slug(spellLetters(id, language));
  if (collection === 'pages' || !idPattern.test(valid) || valid.length > maxIdLength) return undefined;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._-]*$/u.test(id)) return undefined;
  const typed = id.includes(' ') ? `"${id}"` : id;
  return `use lower-case letters, digits and single hyphens: npm run rename -- ${typed} ${valid}`;
}

/**
 * Finds files and folders outside the collections, which nothing would read. A collection without a folder is
 * empty. It is only an error if the whole content folder is missing, since its path may be mistyped.
 */
export function checkFolders(dir: string, collections: readonly string[]): Diagnostic[] {
  if (!existsSync(dir)) {
    const missing: Problem = {
      line: 1,
      field: 'file name',
      rule: 'files/missing-folder',
      message: 'the content folder is missing',
      hint: similarFolder(dir) ?? 'create it, or correct CONTENT_DIR',
    };
    return [toDiagnostic(displayPath(dir), missing)];
  }
  let inside: string[];
  try {
    inside = readdirSync(dir);
  } catch (thrown) {
    const error = asUnreadable(dir, thrown);
    if (error instanceof UnreadableFile) return [toDiagnostic(displayPath(dir), unreadableFile(error))];
    throw error;
  }
  const names = inside.filter((name) => !isHidden(name) && !contentLists.includes(name));
  return names
    .filter((name) => !collections.includes(name))
    .map((name) =>
      isEditorFile(name)
        ? noticeEditorFile(displayPath(join(dir, name)))
        : toDiagnostic(displayPath(join(dir, name)), {
            line: 1,
            field: 'file name',
            rule: 'files/outside-collection',
            message: 'not in the folder of a collection',
            hint: similarName(name, collections)
              ? `rename it to ${similarName(name, collections)}/`
              : `move it into ${collections.map((collection) => `${collection}/`).join(', ')}`,
          }),
    );
}

/** Returns the name that is similar to another, ignoring case; `undefined` if there is none. */
const similarName = (name: string, names: readonly string[]): string | undefined =>
  nearest(
    name.toLowerCase(),
    names.filter((other) => other !== name),
  );

/** Returns a hint about a folder with a similar name next to a missing one. */
function similarFolder(missing: string): string | undefined {
  const parent = dirname(missing);
  if (!existsSync(parent)) return undefined;
  const folders = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const name = nearest(
    basename(missing),
    folders.map((folder) => folder.name),
  );
  return name && `did you mean ${displayPath(join(parent, name))}? Correct CONTENT_DIR`;
}
