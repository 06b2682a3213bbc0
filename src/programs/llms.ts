import { formats } from '../schemas/formats.ts';
import { escapeMarkdown } from '../values/escape.ts';
import type { Library, Work } from '../library/library.ts';
import { footerLinks } from '../phrases/navigation.ts';
import { workCollections } from '../schemas/collections.ts';
import { paths } from '../schemas/paths.ts';
import { aboutSections } from '../phrases/about.ts';
import { byline, extentLabel, publishedIn } from '../phrases/describe.ts';
import { messages, say } from '../messages/index.ts';
import type { Site } from '../settings.ts';
import { markdownLink, phraseMarkdown } from './phrase.ts';

const { epub, feeds, programs, sections } = messages;

/** The maximum number of works or tags in a section, so that a large library doesn't fill the context of a program. */
const maxListed = 100;

/** The sections of the About page that also matter to programs. */
const needed = ['about-extent', 'about-rights', 'about-citing'];

/**
 * Returns the text of `/llms.txt` (https://llmstxt.org): what is on this site and who owns it, with links to the
 * Markdown files of the latest works, to the tags and to the files about all works. `absoluteUrl` returns the absolute
 * URL of a path of this site.
 */
export function llmsText(
  library: Library,
  site: Pick<Site, 'title' | 'description' | 'owner' | 'email' | 'licence'>,
  volumes: number,
  absoluteUrl: (path: string) => string,
): string {
  const { works, tags, lists: readingLists } = library;
  const hasWorks = works.length > 0;
  const link = (text: string, path: string, note = '') =>
    `- ${markdownLink(escapeMarkdown(text), absoluteUrl(path))}${note === '' ? '' : `: ${escapeMarkdown(note)}`}`;
  /** Lists the first items, and links to the page that lists all of them. */
  const list = <Item>(items: readonly Item[], write: (item: Item) => string, all: string, path: string) => [
    ...items.slice(0, maxListed).map(write),
    ...(items.length > maxListed ? [link(say(all, { count: items.length }), path)] : []),
  ];
  const workLink = (work: Work) => link(work.title, paths.markdown(work), describe(work));

  const about = aboutSections(library, site, volumes)
    .filter(({ id }) => needed.includes(id))
    .flatMap(({ paragraphs }) => paragraphs)
    .map((paragraph) => phraseMarkdown(paragraph, absoluteUrl(paths.about)));
  const lists: [heading: string, links: string[]][] = [
    ...workCollections.map((name): [string, string[]] => [
      sections[name],
      list(library[name], workLink, messages.lists[name].all, paths[name]),
    ]),
    [
      sections.lists,
      list(
        readingLists,
        ({ title, ...one }) => link(title, paths.list(one), one.description),
        sections.lists,
        paths.lists,
      ),
    ],
    [sections.tags, list(tags, (tag) => link(tag.name, paths.tag(tag), tag.meaning), sections.tags, paths.tags)],
    [
      programs.optional,
      [
        ...footerLinks(library)
          .filter(
            ({ path }) =>
              path !== paths.tags && path !== paths.lists && !workCollections.some((name) => path === paths[name]),
          )
          .map(({ path, label }) => link(label, path)),
        link(messages.follow.heading, paths.follow),
        ...(hasWorks
          ? [
              ...Object.entries(formats).map(([format, { name }]) =>
                link(say(programs.citations, { format: name }), paths.library(format)),
              ),
              ...(volumes > 1
                ? Array.from({ length: volumes }, (_, index) =>
                    link(
                      say(epub.volumeOf, { title: epub.name, number: index + 1, count: volumes }),
                      paths.volume(index + 1),
                    ),
                  )
                : [link(programs.epub, paths.volume(1))]),
            ]
          : []),
        link(say(programs.feed, { format: feeds.rss }), paths.feed('xml')),
        link(say(programs.feed, { format: feeds.json }), paths.feed('json')),
        link(programs.sitemap, '/sitemap-index.xml'),
      ],
    ],
  ];
  const parts = [
    `# ${escapeMarkdown(site.title)}`,
    `> ${escapeMarkdown(site.description)}`,
    say(programs.count, { count: works.length }),
    ...about,
    ...(hasWorks ? [programs.files] : []),
    ...lists.filter(([, links]) => links.length > 0).map(([heading, links]) => `## ${heading}\n\n${links.join('\n')}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Says how much of a work is here, who made it and where it appeared: `Excerpt · Ann Writer · A Journal, 2014`. */
const describe = (work: Work): string =>
  [extentLabel(work), byline(work), publishedIn(work)].filter((part) => part !== '').join(' · ');
