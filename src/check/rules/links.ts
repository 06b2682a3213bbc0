import { formats } from '../../citation/formats.ts';
import { personId } from '../../library/names.ts';
import { paths } from '../../library/urls.ts';
import { person } from '../../schemas/person.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import type { Checked } from './references.ts';

const here = 'https://here.example';
const pathOf = ({ collection, id }: Checked) => `/${collection}/${id}/`;

/** Parts of the pages of works that stand there without their texts. */
const ofTheFrame = /^(?:#(?:work-[a-z]+|fn(?:ref)?-.*|:~:.*)?)?$/;

/** The links of texts that lead to no page of this site, or to no place in one. */
export function checkLinks(files: readonly Checked[]): Diagnostic[] {
  const pages = new Map(pagesOf(files).map((path) => [new URL(path, here).pathname, path]));
  const entries = new Map(files.map((file) => [pathOf(file), file]));
  return files.flatMap((from) =>
    from.body.links.flatMap(({ url, line }): Diagnostic[] => {
      const { pathname, hash } = new URL(url, here + pathOf(from));
      const complain = (wrong: string, fix: string) => [{ file: from.file, line, field: 'body', wrong, fix }];
      if (!pages.has(pathname))
        return complain(
          `has a link to ${written(url, pathname)}, which is no page of this site`,
          suggest(
            pathname,
            [...pages.keys()].filter((one) => one.endsWith('/')),
          ),
        );
      const anchors = [...(entries.get(pathname)?.body.anchors ?? [])].map((id) => `#${id}`);
      if (!entries.has(pathname) || ofTheFrame.test(hash) || anchors.some((one) => new URL(one, here).hash === hash))
        return [];
      return complain(`has a link to ${pathname}${hash}, and there is no such place`, suggest(hash, anchors));
    }),
  );
}

/** A link as it stands, and the path that it leads to where that is another. */
const written = (url: string, path: string): string => (url === path ? url : `${url} (${path})`);

/** What texts may link to, by its path. */
const pagesOf = (files: readonly Checked[]): string[] => [
  ...[paths.home, paths.articles, paths.related, paths.tags, paths.authors, paths.search, paths.about],
  ...[paths.feed, paths.jsonFeed, ...Object.keys(formats).map(paths.library)],
  ...files.map(pathOf),
  ...files.flatMap(({ collection, id }) =>
    collection === 'tags'
      ? [paths.tagFeed({ id }), paths.tagJsonFeed({ id })]
      : Object.keys(formats).map((format) => `/${collection}/${id}.${format}`),
  ),
  ...files.flatMap(({ data }) => {
    const { authors } = (data ?? {}) as { authors?: unknown };
    const people = Array.isArray(authors) ? authors.map((author) => person.safeParse(author).data) : [];
    return people.flatMap((one) => (one ? [paths.author({ id: personId(one) })] : []));
  }),
];
