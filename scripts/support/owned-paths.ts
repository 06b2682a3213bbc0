/**
 * The owner's files and folders: an upgrade leaves them as they are, and their formatting isn't checked.
 * `.gitattributes`, `.prettierignore` and docs/owning.md list them as well.
 */
export const ownedPaths = [
  'src/site.ts',
  'src/content',
  'public',
  'README.md',
  'CITATION.cff',
  'LICENSE-CONTENT.md',
  'vercel.json',
];

/** Returns whether a file belongs to the owner, by its path in the project. */
export const isOwned = (path: string): boolean =>
  ownedPaths.some((owned) => path === owned || path.startsWith(`${owned}/`));
