import type { ImportedEntry, ImportOptions } from './entry.ts';
import { identityOf } from './identity.ts';
import { creatorRoles, type Person } from './site.ts';

/** Makes a related work without a text. */
export function makeReference(
  source: string,
  frontmatter: Record<string, unknown>,
  { allotId }: Pick<ImportOptions, 'allotId'>,
): ImportedEntry {
  const creators = creatorRoles.map((role) => frontmatter[role]).find((people) => people !== undefined);
  const [first] = (creators ?? []) as Person[];
  const wanted = `${first?.family ?? first?.literal ?? ''} ${String(frontmatter.title)}`.replace(/https?:\S+/g, '');
  const id = allotId('related', wanted, identityOf(frontmatter));
  return { collection: 'related', id, source, frontmatter, body: '' };
}
