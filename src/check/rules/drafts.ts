import { isPlaceholder, placeholderText, placeholderTitle } from '../../library/drafts.ts';
import { rightsHint } from '../../schemas/work.ts';
import { type CheckedFile, isWork, listedWorks } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import { blockFingerprint } from '../published.ts';
import { atField, valueAt } from './frontmatter.ts';
import type { Reason } from '../unpublished.ts';

/** Reports unpublished works that published files list, since builds leave them out. */
export function checkDrafts(
  files: readonly CheckedFile[],
  unpublished: ReadonlyMap<CheckedFile, Reason>,
): Diagnostic[] {
  const targets = new Map(
    [...unpublished].flatMap(([file, reason]) => (isWork(file) ? [[file.id, { file, reason }] as const] : [])),
  );
  return files
    .filter((file) => !unpublished.has(file))
    .flatMap((file) =>
      listedWorks(file).flatMap(({ id, path }): Diagnostic[] => {
        const target = targets.get(id);
        if (target === undefined) return [];
        const [rule, seen] = isWork(file)
          ? ['drafts/relation', 'this relation']
          : ['drafts/listed-work', 'it on this list'];
        const place = [file, path, rule] as const;
        if (target.reason === 'draft') {
          const message = `${id} is a draft, so readers don’t see ${seen}`;
          return [atField(...place, message, 'publish it as well', 'warning')];
        }
        const { added } = target.file.data as { added: string };
        const message = `readers see ${seen} from ${added}, when ${id} is published`;
        return [atField(...place, message, 'no action is needed', 'notice')];
      }),
    );
}

const textFingerprint = blockFingerprint(placeholderText);

const isUntitled = (value: unknown): boolean => value === placeholderTitle;

/** The fields that may have a placeholder, each with what to do about it. */
const placeholderFields: readonly { path: readonly string[]; isLeft: (value: unknown) => boolean; hint: string }[] = [
  {
    path: ['title'],
    isLeft: isUntitled,
    hint: "write the title; if the work has none, describe it in brackets, like '[Letter to the harbour master]', or write draft: true",
  },
  { path: ['source', 'publication'], isLeft: isUntitled, hint: 'write the title of the publication' },
  { path: ['series', 'title'], isLeft: isUntitled, hint: 'write the title of the series, the same in all its works' },
  { path: ['rights'], isLeft: isPlaceholder, hint: `${rightsHint}, or write draft: true` },
  {
    path: ['meaning'],
    isLeft: isPlaceholder,
    hint: 'explain which works the tag is for, or use the tag only in drafts until then',
  },
];

/**
 * Reports the placeholders that are left in published files. A tag is published if a published work uses it, or no
 * work.
 */
export function checkPlaceholders(
  files: readonly CheckedFile[],
  isPublished: (file: CheckedFile) => boolean,
): Diagnostic[] {
  const problem = { rule: 'drafts/placeholder', message: 'the placeholder is still there' };
  return files.filter(isPublished).flatMap((file): Diagnostic[] => {
    const text = file.body.blocks.find(({ fingerprint }) => fingerprint === textFingerprint);
    return [
      ...placeholderFields.flatMap(({ path, isLeft, hint }) =>
        isLeft(valueAt(file.data, path)) ? [atField(file, [...path], problem.rule, problem.message, hint)] : [],
      ),
      ...(text
        ? [
            toDiagnostic(file.file, {
              ...problem,
              field: 'body',
              line: text.line,
              hint: 'put in the text, or write draft: true',
            }),
          ]
        : []),
    ];
  });
}
