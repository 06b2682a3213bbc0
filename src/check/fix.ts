import type { Diagnostic, Replacement } from './diagnostic.ts';

/** A diagnostic with its correction. */
export type Correction = Diagnostic & { fix: Replacement };

/** Returns the diagnostics of one file that have a correction, in order, without those that overlap an earlier one. */
export function corrections(diagnostics: readonly Diagnostic[]): Correction[] {
  const fixable = diagnostics.filter((diagnostic): diagnostic is Correction => diagnostic.fix !== undefined);
  let end = -1;
  return fixable
    .toSorted((a, b) => a.fix.start - b.fix.start)
    .filter(({ fix }) => {
      if (fix.start < end) return false;
      end = fix.end;
      return true;
    });
}

/**
 * Applies corrections to the text of a file. Keeps the byte order mark and the line endings of the file,
 * which the offsets of the corrections don't include.
 */
export function applyCorrections(text: string, ordered: readonly Pick<Correction, 'fix'>[]): string {
  const offsets: number[] = []; // in the text of the file, by offset in the decoded text
  for (let offset = text.startsWith('\uFEFF') ? 1 : 0; offset <= text.length; offset += 1) {
    if (text[offset] === '\r' && text[offset + 1] === '\n') continue;
    offsets.push(offset);
  }
  return ordered.reduceRight(
    (corrected, { fix }) =>
      corrected.slice(0, offsets[fix.start]) + fix.text + corrected.slice(offsetBehind(offsets, fix.end)),
    text,
  );
}

/** Returns the offset after the last replaced character, which leaves the line ending in place. */
const offsetBehind = (offsets: readonly number[], end: number): number => (end === 0 ? 0 : (offsets[end - 1] ?? 0) + 1);
