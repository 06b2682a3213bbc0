import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file with the fingerprint of the pages when the pictures were taken. */
export const fingerprintFile = 'packages/lab/pictures/fingerprint.txt';

const styles = 'src/styles';
const layouts = ['src/layouts/Page.astro', 'src/layouts/Reading.astro'];

/** Returns the markup of an Astro file, without its script. */
const markup = (source: string) => source.split(/^---$/m).at(-1) ?? '';

/**
 * Returns a fingerprint of how the pages in the pictures look: a hash of the styles and of the markup of the layouts. Comments
 * and white space don't count.
 */
export function lookOfPages(): string {
  const sources = [
    ...readdirSync(styles)
      .sort()
      .map((file) => readFileSync(join(styles, file), 'utf8')),
    ...layouts.map((file) => markup(readFileSync(file, 'utf8'))),
  ];
  const text = sources.map((source) => source.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, '')).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
