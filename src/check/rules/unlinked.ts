import { linkTarget } from '../../markdown/links-to-site.ts';
import { collections } from '../../schemas/collections.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { type CheckedFile, entryPath, isWork, listedWorks, stringsIn } from '../checked-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField } from './frontmatter.ts';

/**
 * Warns about works that readers can reach only from the list of all works and from author pages: without a tag,
 * without a relation in either direction, on no reading list, and without a link from or to another page. Works that
 * may open the front page are linked from there, and in a library that is only a bibliography, readers find all works
 * in the list.
 */
export function checkUnlinked(files: readonly CheckedFile[]): Diagnostic[] {
  const works = files.filter(isWork);
  if (works.some(({ entry }) => entry === undefined)) return []; // an invalid work may lead anywhere
  if (!files.some((file) => opensFrontPage(file) || file.collection === 'tags')) return [];
  const linked = new Set<string>();
  for (const file of files) {
    const from = entryPath(file);
    const targets = file.body.internalLinks.map((link) => linkTarget(link, from)).filter((path) => path !== from);
    const relations = listedWorks(file).map(({ id }) => id);
    for (const target of [...targets, ...relations]) linked.add(target);
    if (targets.length > 0 || relations.length > 0) linked.add(from);
  }
  return works
    .filter((work) => !opensFrontPage(work) && idPattern.test(work.id))
    .filter((work) => !linked.has(entryPath(work)) && !linked.has(work.id))
    .filter(({ data }) => stringsIn(data, 'tags').length === 0 && !isInSeries(data))
    .map((work) =>
      atField(
        work,
        ['title'],
        'unlinked/related-work',
        'only the lists lead to this work',
        'add a tag, list it under related: in another work, or put it on a reading list',
        'warning',
      ),
    );
}

const opensFrontPage = ({ collection }: CheckedFile): boolean => {
  const row = collections[collection];
  return row.kind !== undefined && row.opensFrontPage;
};

const isInSeries = (data: unknown) => (data as { series?: unknown }).series !== undefined;
