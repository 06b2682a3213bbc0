import { type SourceTextField, sourceTextFields } from '../schemas/source-fields.ts';
import { slug } from '../values/slug.ts';

/** What is needed of a work to compare its identifiers. */
interface IdentifiedWork {
  type?: string | undefined;
  title?: string | undefined;
  source: { [Name in SourceTextField]?: string | undefined };
}

/** A key that no other work has, from the identifier in a field of `source`. */
export interface IdentifierKey {
  field: SourceTextField;
  key: string;
  /** Whether the identifier is that of a book, so that the work may have others as well. */
  isOfBook: boolean;
}

/**
 * Returns the keys of a work's identifiers. The chapters of a book share its ISBN, and so do the volumes of a set, so a
 * book's key has its volume, and that of another work its title.
 */
export function identifierKeys({ type, title, source }: IdentifiedWork): IdentifierKey[] {
  return sourceTextFields.flatMap(({ field, identity, isOfBook = false }): IdentifierKey[] => {
    const value = source[field];
    if (identity === undefined || value === undefined) return [];
    if (!isOfBook) return [{ field, key: `${field} ${identity(value)}`, isOfBook }];
    const isBook = type === 'book' && source.publication === undefined;
    if (!isBook && title === undefined) return [];
    const part = isBook ? `volume ${source.volume ?? ''}` : `title ${slug(title ?? '') || title}`;
    return [{ field, key: `${field} ${identity(value)} ${part}`, isOfBook }];
  });
}
