import type { Library } from '../library/library.ts';
import { messages, say, sayPhrase } from '../messages/index.ts';
import type { Phrase } from '../messages/phrase.ts';
import { href, paths } from '../schemas/paths.ts';
import type { Site } from '../settings.ts';
import { qualifiedName } from './describe.ts';

const text = messages.follow;

/** A section of the page on how to follow the site. */
interface FollowSection {
  title: string;
  /** The id of the heading. */
  id: string;
  paragraphs: Phrase[];
  /** A list of feeds, each with links. */
  feeds?: Phrase[];
}

/** Names a list of works, and links to it and to its feeds. */
const feedsOf = (name: string, page: string): Phrase => {
  const link = (format: string, path: string) => ({
    text: format,
    href: href(path),
    label: say(text.feeds.named, { format, name }),
  });
  return sayPhrase(messages.feeds.follow, {
    page: { text: name, href: href(page) },
    rss: link(messages.feeds.rss, paths.feed('xml', page)),
    json: link(messages.feeds.json, paths.feed('json', page)),
  });
};

/** Returns the sections that apply to a site. `absoluteUrl` returns the absolute URL of a path, which readers can copy. */
export function followSections(
  library: Pick<Library, 'tags' | 'lists' | 'authors'>,
  { newsletter }: Pick<Site, 'newsletter'>,
  absoluteUrl: (path: string) => string,
): FollowSection[] {
  const { tags, authors } = library;
  const feed = (path: string) => ({ text: absoluteUrl(path), href: href(path) });
  const lists: FollowSection[] = [
    {
      title: text.feeds.lists,
      id: 'follow-lists',
      paragraphs: [],
      feeds: library.lists.map((list) => feedsOf(list.title, paths.list(list))),
    },
    {
      title: text.feeds.tags,
      id: 'follow-tags',
      paragraphs: [],
      feeds: tags.map((tag) => feedsOf(tag.name, paths.tag(tag))),
    },
    {
      title: text.feeds.authors,
      id: 'follow-authors',
      paragraphs: [],
      feeds: authors.map((author) => feedsOf(qualifiedName(author.sortName, author), paths.author(author))),
    },
  ];
  return [
    { title: text.feed.heading, id: 'follow-feed', paragraphs: [[text.feed.what], [text.feed.how]] },
    {
      title: text.feeds.heading,
      id: 'follow-feeds',
      paragraphs: [
        sayPhrase(text.feeds.rss, { address: feed(paths.feed('xml')) }),
        sayPhrase(text.feeds.json, { address: feed(paths.feed('json')) }),
      ],
    },
    ...lists.filter(({ feeds = [] }) => feeds.length > 0),
    ...(newsletter === undefined
      ? []
      : [
          {
            title: text.email.heading,
            id: 'follow-email',
            paragraphs: [sayPhrase(text.email.subscribe, { subscribe: { text: text.email.link, href: newsletter } })],
          },
        ]),
  ];
}
