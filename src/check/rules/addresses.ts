import { reservedPageIds } from '../../library/addresses.ts';
import { type Collection, sharingIds } from '../../schemas/collections.ts';
import { folders } from '../../schemas/paths.ts';
import { type CheckedFile, entryPath, isWork, listedWorks } from '../checked-file.ts';
import type { Problem } from '../diagnostic.ts';
import type { Block, PublishedRecord } from '../compare-blocks.ts';
import { nearest } from '../suggest.ts';
import type { PublicationDays } from '../unpublished.ts';
import type { WithdrawnList } from '../withdrawn.ts';

/**
 * Reports the published addresses of pages that no longer exist, with what to do. Further pages of a list, feeds and
 * citation files belong to the page whose address they begin with.
 *
 * `available` has the paths that exist, redirect or are listed as withdrawn. `days` has the publication day of each file,
 * `files` are those that are published, and `withdrawn` is the list of withdrawn pages.
 */
export function checkAddresses(
  record: PublishedRecord,
  files: readonly CheckedFile[],
  available: ReadonlySet<string>,
  days: PublicationDays,
  withdrawn: Pick<WithdrawnList, 'file' | 'exists'>,
): (Omit<Problem, 'line'> & { address: string })[] {
  const recorded = new Set(record.addresses);
  const added = files.filter((candidate) => !recorded.has(entryPath(candidate)));
  const isIncomplete = files.some((candidate) => isWork(candidate) && candidate.entry === undefined);
  const all = new Map([...days.keys()].map((file) => [entryPath(file), file]));
  const workIds = new Set([...days.keys()].filter(isWork).map((file) => file.id));
  // the unknown work, which is reported as an error, was published with the list
  const hasUnknownWork = (file: CheckedFile | undefined) =>
    file?.collection === 'lists' && !isDraft(file) && listedWorks(file).some(({ id }) => !workIds.has(id));
  const create = withdrawn.exists ? '' : ', which you have to create';
  return [...new Set(record.addresses.flatMap(pageOf))]
    .filter((address) => !available.has(address) && !hasUnknownWork(all.get(address)))
    .filter((address) => !(isIncomplete && address.startsWith('/authors/'))) // an unreadable work may be by this author
    .map((address, index) => ({
      address,
      field: 'addresses',
      rule: 'published/missing-address',
      message: `${address} was published and is gone`,
      hint: `${whyUnpublished(all.get(address), days) ?? (index < maxRemedies ? remedy(address, record, files, added) : '')}if it was withdrawn on purpose, add - address: ${address} to ${withdrawn.file}${create}`,
    }));
}

const isDraft = ({ data }: CheckedFile) => (data as { draft?: unknown } | undefined)?.draft === true;

/** Says how to publish a file that exists; `undefined` if there is none. */
function whyUnpublished(file: CheckedFile | undefined, days: PublicationDays): string | undefined {
  if (file === undefined) return undefined;
  if (file.collection === 'tags') return 'no published work has the tag: add it to one; ';
  if (isDraft(file)) return `${file.file} is a draft: to publish it, delete the draft: true line; `;
  if (file.collection === 'lists') return 'the list has no published work: add one; ';
  return `${file.file} will be published on ${days.get(file)}: write an earlier day as added:; `;
}

/** The beginning of an address that belongs to an entry or an author. Further pages of lists belong to none. */
const entryPattern = new RegExp(String.raw`^/(${folders.join('|')})/([^/.]+)(?=[/.])(?!/\d+/$)`);

/** Returns the page of an entry or an author that an address belongs to. The site's own pages have none. */
export function pageOf(address: string): string[] {
  const [, folder, id] = entryPattern.exec(address) ?? [];
  if (folder !== undefined) return [`/${folder}/${id}/`];
  return /^\/[^/.]+\/$/.test(address) && !reservedPageIds.has(address.slice(1, -1)) ? [address] : [];
}

/**
 * The number of addresses for which a remedy is suggested, since finding one takes time. If more are gone, they
 * probably have a single cause.
 */
const maxRemedies = 100;

/** Says how to keep the address working. Empty if that is not known. */
function remedy(
  address: string,
  record: PublishedRecord,
  files: readonly CheckedFile[],
  added: readonly CheckedFile[],
): string {
  const [, collection = '', id = ''] = /^\/(?:([^/]+)\/)?(.+)\/$/.exec(address) ?? [];
  if (collection === 'authors')
    return `if the name was corrected, give the person key: ${id}, which keeps the address; `;
  if (collection === 'series') return 'if the title of the series was changed, change it back; ';
  if (collection === '') return 'if its file was deleted or renamed by accident, restore it; ';
  const same = sharingIds(collection as Collection);
  const isSameKind = (file: CheckedFile) => same.includes(file.collection);
  const successor = !isWork({ collection: collection as Collection })
    ? similar(id, added.filter(isSameKind))
    : (files.find((file) => isWork(file) && file.id === id) ??
      sameText(record.texts[address] ?? [], files.filter(isSameKind)) ??
      similar(id, added.filter(isSameKind)));
  if (successor) return `if it is now ${entryPath(successor)}, add formerly: [${id}] to ${successor.file}; `;
  return `if its file was deleted by accident, restore it; if it has another id now, add ${id} to the formerly field of its file; `;
}

/** Returns the work that has most of the blocks of a published text, and at least half of them. */
function sameText(blocks: readonly Block[], works: readonly CheckedFile[]): CheckedFile | undefined {
  const published = new Set(blocks.map(({ fingerprint }) => fingerprint));
  if (published.size === 0) return undefined;
  const shared = works
    .map((work) => ({
      work,
      count: new Set(work.body.blocks.map(({ fingerprint }) => fingerprint)).intersection(published).size,
    }))
    .sort((a, b) => b.count - a.count);
  const [best] = shared;
  return best && best.count * 2 >= published.size ? best.work : undefined;
}

/** Returns the file whose id is similar to another id. */
function similar(id: string, files: readonly CheckedFile[]): CheckedFile | undefined {
  const found = nearest(
    id,
    files.map((file) => file.id),
  );
  return files.find((file) => file.id === found);
}
