import { type CheckedFile, isWork, stringsIn } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import type { Reason } from '../unpublished.ts';

/** Reports the relations of published works that builds leave out, because they lead to works that are not published. */
export function checkDrafts(
  files: readonly CheckedFile[],
  unpublished: ReadonlyMap<CheckedFile, Reason>,
): Diagnostic[] {
  const targets = new Map(
    [...unpublished].flatMap(([file, reason]) => (isWork(file) ? [[file.id, { file, reason }] as const] : [])),
  );
  return files
    .filter((file) => isWork(file) && !unpublished.has(file))
    .flatMap((file) =>
      stringsIn(file.data, 'related', 'work').flatMap((id, index): Diagnostic[] => {
        const target = targets.get(id ?? '');
        if (target === undefined) return [];
        const place = {
          line: file.lineOf(['related', index, 'work']),
          field: 'related.work',
          rule: 'drafts/relation',
        };
        if (target.reason === 'draft') {
          const message = `${id} is a draft, so readers don’t see this relation`;
          return [toDiagnostic(file.file, { ...place, message, hint: 'publish it as well' }, 'warning')];
        }
        const { added } = target.file.data as { added: string };
        const message = `readers see this relation from ${added}, when ${id} is published`;
        return [toDiagnostic(file.file, { ...place, message, hint: 'there is nothing to do' }, 'notice')];
      }),
    );
}
