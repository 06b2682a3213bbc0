import { isPlaceholder, placeholderText } from '../../library/drafts.ts';
import { rightsHint } from '../../schemas/work.ts';
import { type CheckedFile, isWork, stringsIn } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import { blockFingerprint } from '../published.ts';
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

const textFingerprint = blockFingerprint(placeholderText);

/** Reports the placeholders that are left in published works and tags. */
export function checkPlaceholders(
  files: readonly CheckedFile[],
  isPublished: (file: CheckedFile) => boolean,
): Diagnostic[] {
  const rule = 'drafts/placeholder';
  return files.filter(isPublished).flatMap((file): Diagnostic[] => {
    const { rights, meaning } = (file.data ?? {}) as { rights?: unknown; meaning?: unknown };
    const text = file.body.blocks.find(({ fingerprint }) => fingerprint === textFingerprint);
    const field = (name: string) => ({
      line: file.lineOf([name]),
      field: name,
      rule,
      message: 'the placeholder is still there',
    });
    return [
      ...(isWork(file) && isPlaceholder(rights)
        ? [toDiagnostic(file.file, { ...field('rights'), hint: `${rightsHint}, or write draft: true` })]
        : []),
      ...(text
        ? [
            toDiagnostic(file.file, {
              ...field('body'),
              line: text.line,
              hint: 'put in the text, or write draft: true',
            }),
          ]
        : []),
      ...(file.collection === 'tags' && isPlaceholder(meaning)
        ? [toDiagnostic(file.file, { ...field('meaning'), hint: 'explain which works the tag is for' }, 'notice')]
        : []),
    ];
  });
}
