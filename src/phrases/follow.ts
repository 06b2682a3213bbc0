import type { Library } from '../library/library.ts';
import { messages, sayPhrase } from '../messages/index.ts';
import type { Phrase } from '../messages/phrase.ts';
import { href, paths } from '../schemas/paths.ts';
import type { Site } from '../settings.ts';

const text = messages.follow;

/** A section of the page on how to follow the site. */
interface FollowSection {
  title: string;
  /** The id of the heading. */
  id: string;
  paragraphs: Phrase[];
}

/** Returns the sections that apply to a site. `absoluteUrl` returns the absolute URL of a path, which readers can copy. */
export function followSections(
  { tags, authors }: Pick<Library, 'tags' | 'authors'>,
  { newsletter }: Pick<Site, 'newsletter'>,
  absoluteUrl: (path: string) => string,
): FollowSection[] {
  const feed = (path: string) => ({ text: absoluteUrl(path), href: href(path) });
  const { tags: tagsLabel, authors: authorsLabel } = messages.sections;
  return [
    { title: text.feed.heading, id: 'follow-feed', paragraphs: [[text.feed.what], [text.feed.how]] },
    {
      title: text.feeds.heading,
      id: 'follow-feeds',
      paragraphs: [
        sayPhrase(text.feeds.rss, { address: feed(paths.feed('xml')) }),
        sayPhrase(text.feeds.json, { address: feed(paths.feed('json')) }),
        ...(tags.length > 0 ? [sayPhrase(text.feeds.tags, { tags: { text: tagsLabel, href: href(paths.tags) } })] : []),
        ...(authors.length > 0
          ? [sayPhrase(text.feeds.authors, { authors: { text: authorsLabel, href: href(paths.authors) } })]
          : []),
      ],
    },
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
