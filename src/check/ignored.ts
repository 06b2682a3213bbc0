import { ignoredPlace, ignoredWarnings } from '../schemas/ignored.ts';
import { type Diagnostic, toDiagnostic } from './diagnostic.ts';
import { validateFrontmatter } from './rules/frontmatter.ts';
import { parseYaml } from './rules/yaml.ts';

/** The name of the file in the content folder that lists the warnings to ignore. */
export const ignoreFile = 'ignore.yaml';

/**
 * Removes the ignored warnings from diagnostics, and adds the problems of the list of ignored warnings. Keeps errors,
 * and the same warnings in other files. `text` is the text of the list, `undefined` if there is no list, and `file` is
 * its path. `pathOf` returns the displayed path of a file in the content folder.
 */
export function withoutIgnored(
  diagnostics: readonly Diagnostic[],
  text: string | undefined,
  file: string,
  pathOf: (path: string) => string,
): Diagnostic[] {
  if (text === undefined) return [...diagnostics];
  const source = parseYaml(text.replace(/^\uFEFF/, ''), 1);
  const { problems } = source.data === undefined ? { problems: [] } : validateFrontmatter(ignoredWarnings, source);
  const places = Array.isArray(source.data) ? source.data.map((item) => ignoredPlace.safeParse(item).data) : [];
  const listProblems = [...source.problems, ...problems].map((problem) =>
    toDiagnostic(file, { ...problem, field: problem.field === 'frontmatter' ? 'file' : problem.field }),
  );
  const used = new Set<number>();
  const remaining = diagnostics.filter((diagnostic) => {
    const index = places.findIndex(
      (ignored) => ignored?.rule === diagnostic.rule && pathOf(ignored.file) === diagnostic.file,
    );
    if (index === -1 || diagnostic.level === 'error') return true;
    used.add(index);
    return false;
  });
  const unused = places.flatMap((ignored, index) =>
    ignored === undefined || used.has(index)
      ? []
      : [
          toDiagnostic(
            file,
            {
              line: source.lineOf([index, 'rule']),
              field: 'rule',
              rule: 'ignore/unused',
              message: `${ignored.file} has no warning ${ignored.rule}`,
              hint: 'delete this entry, or correct the rule or the file',
            },
            'warning',
          ),
        ],
  );
  return [...remaining, ...listProblems, ...unused];
}
