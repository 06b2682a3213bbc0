import type { z } from 'astro/zod';
import type { work } from '../../schemas/work.ts';
import { foldText } from '../../search/shared/fold-text.ts';
import { type CheckedFile, isWork } from '../checked-file.ts';
import { seriesId } from '../../library/library.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField } from './frontmatter.ts';

/**
 * Checks the parts of each series: each number may be used only once and must not exceed the number of parts, and all
 * parts must agree on that number. The first file with a number keeps it.
 */
export function checkSeries(files: readonly CheckedFile[]): Diagnostic[] {
  const parts = files
    .filter(({ entry, ...file }) => isWork(file) && entry !== undefined)
    .flatMap((file) => {
      const { series } = file.entry as z.output<typeof work>;
      return series ? [{ file, series }] : [];
    });
  return [
    ...[...Map.groupBy(parts, ({ series }) => seriesId(series.title)).values()].flatMap(checkParts),
    ...[...Map.groupBy(parts, ({ series }) => foldText(series.title).replace(/[^\p{L}\p{N}]+/gu, '')).values()].flatMap(
      checkTitles,
    ),
  ];
}

/** Warns about titles that readers would think are the same. The first file keeps its title. */
function checkTitles([first, ...parts]: readonly Part[]): Diagnostic[] {
  return parts
    .filter(({ series }) => series.title !== first?.series.title)
    .map(({ file, series }) =>
      atField(
        file,
        ['series', 'title'],
        'series/similar-title',
        `“${series.title}” is almost the same title as “${first?.series.title}”`,
        `if it is the same series, write the title as in ${first?.file.file}`,
        'warning',
      ),
    );
}

interface Part {
  file: CheckedFile;
  series: NonNullable<z.output<typeof work>['series']>;
}

function checkParts(parts: readonly Part[]): Diagnostic[] {
  const total = parts.find(({ series }) => series.of !== undefined);
  return parts.flatMap(({ file, series }, index) => {
    const { part, of, title } = series;
    const first = parts.slice(0, index).find((other) => other.series.part === part);
    const count = total?.series.of ?? Infinity;
    return [
      seriesId(title) === '' &&
        atField(
          file,
          ['series', 'title'],
          'series/title-without-letters',
          `“${title}” has no letters or digits, from which the address of the series is made`,
          'name the series in words',
        ),
      first &&
        atField(
          file,
          ['series', 'part'],
          'series/duplicate-part',
          `part ${part} of “${title}” is already in use`,
          `use another number; this one is in ${first.file.file}`,
        ),
      part > count &&
        atField(
          file,
          ['series', 'part'],
          'series/part-out-of-range',
          `part ${part} of a series of ${count}`,
          `correct part: here or of: in ${total?.file.file}`,
        ),
      of !== undefined &&
        of !== count &&
        atField(
          file,
          ['series', 'of'],
          'series/different-length',
          `“${title}” has ${of} parts here, and ${count} in another file`,
          `give the same number in every part; the other is in ${total?.file.file}`,
        ),
    ].filter((diagnostic) => diagnostic !== false && diagnostic !== undefined);
  });
}
