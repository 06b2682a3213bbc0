import { workCollections } from '../schemas/collections.ts';
import { hasMoreBacklinks, type Library, type Work } from './library.ts';
import { pagePath, paginate } from './pagination.ts';
import { feedFormats, formatNames } from '../schemas/formats.ts';
import { isWorkAddress, paths, type WorkId } from '../schemas/paths.ts';

/** The entries that have addresses on a site: those of a library, or the content files that were checked. */
export interface AddressedEntries {
  works: readonly (WorkId & Partial<Pick<Work, 'extent'>>)[];
  tags: readonly { id: string }[];
  lists: readonly { id: string }[];
  authors: readonly { id: string }[];
  series: readonly { id: string }[];
  pages: readonly { id: string }[];
}

/** The addresses of a site, as paths without the base path. */
export interface SiteAddresses {
  /** The pages, without the further pages of lists. */
  pages: string[];
  /** The files that texts may link to. */
  files: string[];
  /** The site's files that aren't text, such as its icon, and the files that only hosting services read. */
  otherFiles: string[];
  /** The folders whose files all belong to the site. */
  folders: string[];
}

/** Returns whether a work has an EPUB file: whether the site has its text or part of it. */
export const hasEpub = ({ extent }: Partial<Pick<Work, 'extent'>>): boolean => extent !== 'reference';

/** The files of a work, next to its page. Not every work has an EPUB file and a card. */
const workFiles = [...formatNames, 'md', 'epub', 'png'] as const;

/** Returns the addresses of the files that belong to a page, from its address: citations and texts, or feeds. */
export function filesOfPage(address: string): string[] {
  const [, , id] = address.split('/');
  if (!id || address.startsWith(paths.series({ id: '' }).slice(0, -1))) return [];
  if (isWorkAddress(address)) return workFiles.map((extension) => `${address.slice(0, -1)}.${extension}`);
  return feedFormats.map((format) => paths.feed(format, address));
}

/** The pages of lists that every site has. */
const lists = [...workCollections.map((name) => paths[name]), paths.tags, paths.authors];

/** The page of reading lists. Sites without a reading list don't have this page. */
const pageOfLists = (readingLists: readonly unknown[]) => (readingLists.length > 0 ? [paths.lists] : []);

const libraryFeeds = feedFormats.map((format) => paths.feed(format));

/** Returns the addresses of a site. Lists no social cards, since the entries don't show which works have their own. */
export function siteAddresses(entries: AddressedEntries): SiteAddresses {
  const { works, tags, authors, series, pages } = entries;
  const followed = [...tags.map(paths.tag), ...entries.lists.map(paths.list), ...authors.map(paths.author)];
  const listed = [...followed, ...series.map(paths.series)];
  return {
    pages: [
      ...[paths.home, paths.about, paths.search, paths.follow],
      ...lists,
      ...pageOfLists(entries.lists),
      ...listed,
      ...pages.map(paths.page),
      ...works.map(paths.work),
    ],
    files: [
      ...libraryFeeds,
      paths.programs,
      ...[...formatNames, 'epub'].map(paths.library),
      ...followed.flatMap(filesOfPage),
      ...works.flatMap((work) =>
        filesOfPage(paths.work(work)).filter(
          (path) => path !== paths.card(work) && (hasEpub(work) || path !== paths.epub(work)),
        ),
      ),
    ],
    otherFiles: [
      ...['/404.html', '/apple-touch-icon.png', '/card.png', '/manifest.webmanifest', paths.feedStyles],
      ...[
        '/opensearch.xml',
        '/robots.txt',
        '/sitemap-index.xml',
        '/sitemap-0.xml',
        '/search/works.json',
        '/_outlines.json',
      ],
      ...['/_headers', '/_redirects'],
    ],
    folders: [
      ...['/_astro/', '/pagefind/'],
      ...[...lists, ...pageOfLists(entries.lists), ...listed].map((path) => `${path}page/`),
      ...works.map(paths.backlinks),
    ],
  };
}

/**
 * The ids whose addresses the site uses itself. `about` is allowed: the owner's text comes first on the site's About
 * page.
 */
export const reservedPageIds: ReadonlySet<string> = new Set([
  ...[...lists, paths.lists, paths.search, paths.follow, '/pagefind/'].map((path) => path.slice(1, -1)),
  ...['404', 'feed', 'index', 'library'],
]);

/**
 * Returns the paths of all pages of a library, without the base path. `redirects` are the former paths of works, and
 * `withdrawn` are the pages that say that something was withdrawn.
 */
export function pageAddresses(
  library: Library,
  redirects: readonly string[],
  withdrawn: readonly { address: string }[],
): string[] {
  const { works, tags, authors, series } = library;
  const furtherPages = (path: string, items: readonly unknown[]) =>
    paginate(items)
      .map(({ number }) => pagePath(path, number))
      .slice(1);
  return [
    ...siteAddresses(library).pages,
    ...workCollections.flatMap((name) => furtherPages(paths[name], library[name])),
    ...furtherPages(paths.tags, tags),
    ...furtherPages(paths.lists, library.lists),
    ...furtherPages(paths.authors, authors),
    ...tags.flatMap((tag) => furtherPages(paths.tag(tag), tag.works)),
    ...library.lists.flatMap((list) => furtherPages(paths.list(list), list.works)),
    ...authors.flatMap((author) => furtherPages(paths.author(author), author.works)),
    ...series.flatMap((one) => furtherPages(paths.series(one), one.works)),
    ...works
      .filter(hasMoreBacklinks)
      .flatMap((work) => [paths.backlinks(work), ...furtherPages(paths.backlinks(work), work.backlinks)]),
    ...redirects.map((path) => `${path}/`),
    ...withdrawn.map(({ address }) => address),
  ];
}

/** Returns the id of a tag or a reading list, and its former ids, whose feeds still exist. */
export const allIds = ({ id, formerly }: { id: string; formerly: readonly string[] }): string[] => [id, ...formerly];

/** Returns the paths that others link to or subscribe to: the pages and the feeds. */
export const publicAddresses = (...site: Parameters<typeof pageAddresses>): string[] => [
  ...pageAddresses(...site),
  ...libraryFeeds,
  ...site[0].tags.flatMap((tag) => allIds(tag).flatMap((id) => filesOfPage(paths.tag({ id })))),
  ...site[0].lists.flatMap((list) => allIds(list).flatMap((id) => filesOfPage(paths.list({ id })))),
  ...site[0].authors.flatMap((author) => filesOfPage(paths.author(author))),
];
