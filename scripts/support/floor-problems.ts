import { posix } from 'node:path';
import ts from 'typescript';
import { floors, openToBrowsers, roomsOfBrowsers } from './floors.ts';

/**
 * Returns a line for each import that goes up, and for each file that browsers would load although it belongs to the build.
 * Imports only go down, so no two folders import each other. The linter finds circular imports between files.
 * `sources` are the sources of the project, by their paths.
 */
export function floorProblems(sources: ReadonlyMap<string, string>): string[] {
  const upward = new Map<string, string>();
  for (const [from, source] of sources)
    for (const to of importsOf(from, source)) {
      const problem = problemOf(from, to);
      if (problem !== undefined) upward.set(`${from} → ${to}`, problem);
    }
  return [
    ...[...upward].map(([key, problem]) => `${key}: ${problem}`),
    ...[...sources.keys()]
      .filter((file) => isIn(file, roomsOfBrowsers))
      .flatMap((file) =>
        [...loadedWith(file, sources)]
          .filter((loaded) => !isIn(loaded, [...roomsOfBrowsers, ...openToBrowsers]))
          .map((loaded) => `${file}: browsers would load ${loaded}, which belongs to the build`),
      ),
  ];
}

/**
 * Returns the files of the project that a source imports, types included. TypeScript reads the imports of `.astro` files as
 * well: it looks for statements anywhere in a text.
 */
const importsOf = (file: string, source: string): string[] =>
  ts
    .preProcessFile(source)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((path) => path.startsWith('.'))
    .map((path) => posix.join(posix.dirname(file), path));

/** Returns what is wrong with an import, if anything is. */
function problemOf(from: string, to: string): string | undefined {
  const [, own] = /^(packages\/[^/]+)\//.exec(from) ?? [];
  if (own) return isIn(to, [own]) || from === `${own}/site.ts` ? undefined : `import it through ${own}/site.ts instead`;
  if (isIn(to, ['packages', 'tests'])) return 'the site must not need packages and tests';
  const [lower, upper] = [
    floors.findIndex((floor) => isIn(from, [floor])),
    floors.findIndex((floor) => isIn(to, [floor])),
  ];
  if (lower === -1) return 'its folder isn’t on any floor: add it to scripts/support/floors.ts';
  return upper > lower ? `${floors[upper]} is above ${floors[lower]}: move what both need down` : undefined;
}

/** Returns the files that browsers load with a file, the file itself included. Types are not loaded. */
function loadedWith(file: string, sources: ReadonlyMap<string, string>, loaded = new Set<string>()): Set<string> {
  const source = sources.get(file);
  if (loaded.has(file) || source === undefined) return loaded;
  loaded.add(file);
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ESNext } });
  for (const imported of importsOf(file, outputText)) loadedWith(imported, sources, loaded);
  return loaded;
}

/** Returns whether a file is one of some places, or in one of them. */
const isIn = (file: string, places: readonly string[]): boolean =>
  places.some((place) => file === place || file.startsWith(`${place}/`));
