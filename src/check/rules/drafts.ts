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

/** The fields that may have a placeholder, each with what to do about it. */
const placeholderFields: Readonly<Record<string, string>> = {
  rights: `${rightsHint}, or write draft: true`,
  meaning: 'explain which works the tag is for, or use the tag only in drafts until then',
};

/** Reports the placeholders that are left in published files. A tag is published if a published work uses it, or no work. */
export function checkPlaceholders(
  files: readonly CheckedFile[],
  isPublished: (file: CheckedFile) => boolean,
): Diagnostic[] {
  const rule = 'drafts/placeholder';
  return files.filter(isPublished).flatMap((file): Diagnostic[] => {
    const data = (file.data ?? {}) as Record<string, unknown>;
    const text = file.body.blocks.find(({ fingerprint }) => fingerprint === textFingerprint);
    const field = (name: string) => ({
      line: file.lineOf([name]),
      field: name,
      rule,
      message: 'the placeholder is still there',
    });
    return [
      ...Object.entries(placeholderFields).flatMap(([name, hint]) =>
        isPlaceholder(data[name]) ? [toDiagnostic(file.file, { ...field(name), hint })] : [],
      ),
      ...(text
        ? [
            toDiagnostic(file.file, {
              ...field('body'),
              line: text.line,
              hint: 'put in the text, or write draft: true',
            }),
          ]
        : []),
    ];
  });
}
