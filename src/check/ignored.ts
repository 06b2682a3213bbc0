import { ignoredWarnings } from '../schemas/ignored.ts';
import { type Diagnostic, toDiagnostic } from './diagnostic.ts';
import { validateFrontmatter } from './rules/frontmatter.ts';
import { parseYaml } from './rules/yaml.ts';

/** The name of the list of warnings that the editor has looked at, in the folder of the content. */
export const ignoreFile = 'ignore.yaml';

/**
 * Leaves out the warnings that a list names, and adds the problems of that list, whose text is `undefined` if there is none. Errors stay,
 * and so does a warning in any other file. `file` is the path of the list, and `pathOf` returns that of a file in the folder of the
 * content.
 */
export function withoutIgnored(
  diagnostics: readonly Diagnostic[],
  text: string | undefined,
  file: string,
  pathOf: (path: string) => string,
): Diagnostic[] {
  if (text === undefined) return [...diagnostics];
  const source = parseYaml(text.replace(/^\uFEFF/, ''), 1);
  const { entry, problems } =
    source.data === undefined ? { problems: [] } : validateFrontmatter(ignoredWarnings, source);
  const listProblems = [...source.problems, ...problems].map((problem) =>
    toDiagnostic(file, { ...problem, field: problem.field === 'frontmatter' ? 'file' : problem.field }),
  );
  const used = new Set<number>();
  const remaining = diagnostics.filter((diagnostic) => {
    const index = (entry ?? []).findIndex(
      (ignored) => ignored.rule === diagnostic.rule && pathOf(ignored.file) === diagnostic.file,
    );
    if (index === -1 || diagnostic.level === 'error') return true;
    used.add(index);
    return false;
  });
  const unused = (entry ?? []).flatMap((ignored, index) =>
    used.has(index)
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
