import { isPlaceholder, never, placeholderText, placeholderTitle } from '../../library/drafts.ts';
import { rightsHint } from '../../schemas/work.ts';
import { type CheckedFile, isWork, listedWorks } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import { blockFingerprint } from '../published.ts';
import { atField, valueAt } from './frontmatter.ts';
import type { PublicationDays } from '../unpublished.ts';

/**
 * Reports works that published and scheduled files list, but that are published later or are drafts, since builds leave
 * them out until then. `days` has the publication day of each file.
 */
export function checkDrafts(days: PublicationDays): Diagnostic[] {
  const targets = new Map([...days].flatMap(([file, day]) => (isWork(file) ? [[file.id, day]] : [])));
  return [...days]
    .filter(([, day]) => day !== never)
    .flatMap(([file, from]) =>
      listedWorks(file).flatMap(({ id, path }): Diagnostic[] => {
        const day = targets.get(id);
        if (day === undefined || day <= from) return [];
        const [rule, seen] = isWork(file)
          ? ['drafts/relation', 'this relation']
          : ['drafts/listed-work', 'it on this list'];
        const place = [file, path, rule] as const;
        if (day === never) {
          const message = `${id} is a draft, so readers don’t see ${seen}`;
          return [atField(...place, message, 'publish it as well', 'warning')];
        }
        const message = `readers see ${seen} from ${day}, when ${id} is published`;
        return [atField(...place, message, 'no action is needed', 'notice')];
      }),
    );
}

const textFingerprint = blockFingerprint(placeholderText);

const isUntitled = (value: unknown): boolean => value === placeholderTitle;

/** The fields that may have a placeholder, each with what to do about it. */
const placeholderFields: readonly {
  path: readonly string[];
  isLeft: (value: unknown) => boolean;
  hint: string;
  /** Whether the file can be a draft instead. */
  orDraft?: true;
}[] = [
  {
    path: ['title'],
    isLeft: isUntitled,
    hint: "write the title; if the work has none, describe it in brackets, like '[Letter to the harbour master]'",
    orDraft: true,
  },
  { path: ['source', 'publication'], isLeft: isUntitled, hint: 'write the title of the publication' },
  { path: ['series', 'title'], isLeft: isUntitled, hint: 'write the title of the series, the same in all its works' },
  { path: ['rights'], isLeft: isPlaceholder, hint: rightsHint, orDraft: true },
  {
    path: ['meaning'],
    isLeft: isPlaceholder,
    hint: 'explain which works the tag is for, or use the tag only in drafts until then',
  },
];

/** Reports the placeholders that are left in files that are published or scheduled. */
export function checkPlaceholders(files: readonly CheckedFile[]): Diagnostic[] {
  const problem = { rule: 'drafts/placeholder', message: 'the placeholder is still there' };
  return files.flatMap((file): Diagnostic[] => {
    const orDraft = valueAt(file.data, ['draft']) === true ? '' : ', or write draft: true'; // it is about to be published
    const text = file.body.blocks.find(({ fingerprint }) => fingerprint === textFingerprint);
    return [
      ...placeholderFields.flatMap(({ path, isLeft, hint, orDraft: canBeDraft }) =>
        isLeft(valueAt(file.data, path))
          ? [atField(file, path, problem.rule, problem.message, `${hint}${canBeDraft ? orDraft : ''}`)]
          : [],
      ),
      ...(text
        ? [
            toDiagnostic(file.file, {
              ...problem,
              field: 'body',
              line: text.line,
              hint: `put in the text${orDraft}`,
            }),
          ]
        : []),
    ];
  });
}
