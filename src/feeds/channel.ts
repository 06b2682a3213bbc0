import { site } from '../env.ts';
import { feedFingerprint } from '../library/fingerprint.ts';
import { allIds } from '../library/addresses.ts';
import type { Author, Library, ReadingList, Tag, Work } from '../library/library.ts';
import { createdAll } from '../library/roles.ts';
import { feedFormats } from '../schemas/formats.ts';
import { paths } from '../schemas/paths.ts';
import { qualifiedName } from '../phrases/describe.ts';
import { messages, say } from '../messages/index.ts';
import { newestWorks } from './feed.ts';

/** A list of works that readers can follow by feed. */
export interface Channel {
  title: string;
  description: string;
  /** The path of the page that lists the works. */
  page: string;
  /** The path of the RSS feed. */
  rss: string;
  /** The path of the JSON feed. */
  json: string;
  /** Why each work is on the list, where the list says so. */
  reasons?: ReadonlyMap<Work, string>;
}

/** Returns the paths of a page that lists works, and of its feeds. */
const addressesOf = (page: string): Pick<Channel, 'page' | 'rss' | 'json'> => ({
  page,
  rss: paths.feed('xml', page),
  json: paths.feed('json', page),
});

/** The feeds of the whole library. */
export const libraryChannel: Channel = {
  title: site.title,
  description: site.description,
  page: paths.home,
  rss: paths.feed('xml'),
  json: paths.feed('json'),
};

const titleOf = (page: string) => say(messages.page.title, { page, site: site.title });

/** Returns the feeds of the works with a tag. */
export const tagChannel = (tag: Tag): Channel => ({
  title: titleOf(tag.name),
  description: tag.meaning,
  ...addressesOf(paths.tag(tag)),
});

/** Returns the feeds of the works on a reading list. */
export const listChannel = (list: ReadingList): Channel => ({
  title: titleOf(list.title),
  description: list.description,
  ...addressesOf(paths.list(list)),
  reasons: new Map(list.works.flatMap(({ work, reason }) => (reason === undefined ? [] : [[work, reason] as const]))),
});

/** Returns the feeds of the works that a person made or contributed to. */
export function authorChannel(author: Author): Channel {
  const name = qualifiedName(author.name, author);
  const { description, contributorDescription } = messages.author;
  return {
    title: titleOf(name),
    description: say(createdAll(author) ? description : contributorDescription, { author: name }),
    ...addressesOf(paths.author(author)),
  };
}

/**
 * Returns the routes of the feeds of tags, reading lists and authors, for `[list]/[id]/feed.[format].ts`. Each former id of a
 * tag or a reading list has a copy of the feed, for readers who subscribed to it.
 */
export const channelRoutes = ({ tags, lists, authors }: Pick<Library, 'tags' | 'lists' | 'authors'>) => [
  ...tags.flatMap((tag) => allIds(tag).flatMap((id) => formatRoutes({ list: 'tags', id }, tagChannel(tag), tag.works))),
  ...lists.flatMap((list) => {
    const works = list.works.map(({ work }) => work);
    return allIds(list).flatMap((id) => formatRoutes({ list: 'lists', id }, listChannel(list), works));
  }),
  ...authors.flatMap((author) => formatRoutes({ list: 'authors', id: author.id }, authorChannel(author), author.works)),
];

function formatRoutes(params: { list: string; id: string }, channel: Channel, works: readonly Work[]) {
  const cacheKey = feedFingerprint(channel, newestWorks(works));
  return feedFormats.map((format) => ({ params: { ...params, format }, props: { channel, works }, cacheKey }));
}
