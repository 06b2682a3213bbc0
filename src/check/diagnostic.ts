/** One problem in a content file. */
export interface Diagnostic {
  /** The path of the file, relative to the working directory. */
  file: string;
  /** The line number, starting at 1. */
  line: number;
  /** The frontmatter field (`via.published`) or the part of the file (`body`, `file name`). */
  field: string;
  /** The rule's id, `family/rule`: `links/missing-page`. */
  rule: string;
  /** Errors stop a build; warnings don't, unless the check is strict; notices never do. */
  level: 'error' | 'warning' | 'notice';
  /** The problem, in standard terms. */
  message: string;
  /** How to fix it. */
  hint: string;
  /** Whether the file is a draft, whose problems never stop a build. */
  draft?: true;
  /** The correction, if only one is possible. */
  fix?: Replacement | undefined;
}

/** A change to the decoded text of a file: without a byte order mark, and with line feeds. */
export interface Replacement {
  /** The offset of the first character to replace. */
  start: number;
  /** The offset after the last one. */
  end: number;
  /** The new text. */
  text: string;
}

/** A problem found by a rule that looks at a single file. It is an error unless it has another level. */
export type Problem = Omit<Diagnostic, 'file' | 'level' | 'draft'> & { level?: Diagnostic['level'] };

/** Turns a problem into a diagnostic of a file. */
export const toDiagnostic = (file: string, problem: Problem, level: Diagnostic['level'] = 'error'): Diagnostic => ({
  file,
  level,
  ...problem,
});

/** Returns the diagnostics that stop a build: the errors, except those in drafts. */
export const errorsIn = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ level, draft }) => level === 'error' && !draft);
