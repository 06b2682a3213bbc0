import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'astro/zod';

const manifestSchema = z.strictObject({ works: z.number(), files: z.array(z.string()) });

/** A record of a release: the number of its works, and the paths of its files from the root of the site. */
export type Manifest = z.output<typeof manifestSchema>;

/** Reads the manifest of a site. Returns `undefined` if the file doesn't exist. Throws if the file isn't a manifest. */
export function readManifest(path: string): Manifest | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path}: not the list of files that a build writes; delete it`, { cause });
  }
}

/** Writes a manifest. If that fails, the previous manifest is kept. */
export function writeManifest(path: string, manifest: Manifest): void {
  prepareManifest(path, manifest)();
}

/**
 * Writes a manifest next to the one that is in use. Returns a function that puts it into use, which needs no disk
 * space.
 */
export function prepareManifest(path: string, manifest: Manifest): () => void {
  const prepared = `${path}.new`;
  writeFileSync(prepared, JSON.stringify(manifest));
  return () => renameSync(prepared, path);
}
