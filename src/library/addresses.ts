import { workCollections } from '../schemas/collections.ts';
import { hasMoreBacklinks, type Library } from './library.ts';
import { pagePath, paginate } from './pagination.ts';
import { paths } from './urls.ts';

/**
 * Returns the paths of all pages of a library, without the base path. `redirects` are the former paths of works, and
 * `withdrawn` are the pages that say that something was withdrawn.
 */
export function pageAddresses(
  library: Library,
  redirects: readonly string[],
  withdrawn: readonly { address: string }[],
): string[] {
  const { works, tags, authors, pages } = library;
  const list = (path: string, items: readonly unknown[]) => paginate(items).map(({ number }) => pagePath(path, number));
  return [
    paths.home,
    paths.about,
    paths.search,
    ...workCollections.flatMap((name) => list(paths[name], library[name])),
    ...list(paths.tags, tags),
    ...list(paths.authors, authors),
    ...tags.flatMap((tag) => list(paths.tag(tag), tag.works)),
    ...authors.flatMap((author) => list(paths.author(author), author.works)),
    ...pages.map((page) => paths.page(page)),
    ...works.map((work) => paths.work(work)),
    ...works.filter(hasMoreBacklinks).flatMap((work) => list(paths.backlinks(work), work.backlinks)),
    ...redirects.map((path) => `${path}/`),
    ...withdrawn.map(({ address }) => address),
  ];
}

/** Returns the paths that others link to or subscribe to: the pages and the feeds. */
export const publicAddresses = (...site: Parameters<typeof pageAddresses>): string[] => [
  ...pageAddresses(...site),
  ...[paths.feed, paths.jsonFeed],
  ...site[0].tags.flatMap((tag) =>
    [tag.id, ...tag.formerly].flatMap((id) => [paths.tagFeed({ id }), paths.tagJsonFeed({ id })]),
  ),
  ...site[0].authors.flatMap((author) => [paths.authorFeed(author), paths.authorJsonFeed(author)]),
];
