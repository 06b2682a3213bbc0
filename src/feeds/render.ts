import mdx from '@astrojs/mdx/server.js';
import rss from '@astrojs/rss';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { type ElementNode, parse, renderSync, walkSync } from 'ultrahtml';
import MissingImage from '../components/MissingImage.astro';
import { workBody } from '../content.ts';
import { type FeedInfo, feedItem, type FeedItem, newestWorks, jsonFeed } from './feed.ts';
import type { Work } from '../library/library.ts';
import { contentType, mediaTypes } from '../library/media-types.ts';
import { href, paths } from '../library/urls.ts';
import { site } from '../site.ts';

let container: Promise<AstroContainer> | undefined;

const rendered = new WeakMap<Work, Promise<string>>();

/** The text of a work as a feed may have it: whole addresses, and nothing that only this site's style needs. */
function htmlOf(work: Work, address: string): Promise<string> {
  const known = rendered.get(work) ?? renderText(work, address); // it stands in the feed of each of its tags
  rendered.set(work, known);
  return known;
}

async function renderText(work: Work, address: string): Promise<string> {
  container ??= AstroContainer.create().then((made) => {
    made.addServerRenderer({ name: 'mdx', renderer: mdx });
    return made;
  });
  const { Content } = await workBody(work);
  const html = await (await container).renderToString(Content, { props: { components: { MissingImage } } });
  const tree = parse(html);
  walkSync(tree, (node) => {
    if (node.type !== 1) return;
    const { attributes } = node as ElementNode;
    for (const name of Object.keys(attributes))
      if (/^(?:class|id|style|data-.*|aria-.*|role)$/.test(name)) delete attributes[name];
    for (const name of ['href', 'src']) {
      const value = attributes[name];
      if (value !== undefined) attributes[name] = new URL(value, address).href;
    }
  });
  return renderSync(tree).trim();
}

/** The entries of a feed of some works. `base` is the site's own address. */
async function itemsOf(works: readonly Work[], base: URL | undefined): Promise<FeedItem[]> {
  return Promise.all(
    newestWorks(works).map(async (work) => {
      const address = new URL(href(paths.work(work)), base).href;
      return feedItem(work, await htmlOf(work, address), address);
    }),
  );
}

/** What a feed is of, in addresses: `page` lists the same works, `feed` is the path of the feed. */
export const feedInfo = (
  base: URL | undefined,
  page: string,
  feed: string,
  name?: string,
  meaning?: string,
): FeedInfo => ({
  title: name ? `${name} · ${site.title}` : site.title,
  description: meaning ?? site.description,
  address: new URL(href(page), base).href,
  feed: new URL(href(feed), base).href,
});

/** Answers with an RSS 2.0 feed: https://www.rssboard.org/rss-specification */
export async function rssResponse(works: readonly Work[], about: FeedInfo, base: URL | undefined): Promise<Response> {
  const items = await itemsOf(works, base);
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const newest = items[0];
  return rss({
    title: about.title,
    description: about.description,
    site: about.address,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: [
      `<language>${site.language}</language>`,
      `<atom:link href="${about.feed}" rel="self" type="${mediaTypes.rss}"/>`,
      ...(newest ? [`<lastBuildDate>${day(newest.changed).toUTCString()}</lastBuildDate>`] : []),
    ].join(''),
    items: items.map((item) => ({
      title: item.title,
      link: item.address,
      description: item.summary,
      pubDate: day(item.changed),
      content: item.html,
      categories: item.tags,
      customData: item.authors.map((name) => `<dc:creator><![CDATA[${name}]]></dc:creator>`).join(''),
    })),
  });
}

/** Answers with a JSON Feed. */
export const jsonFeedResponse = async (
  works: readonly Work[],
  about: FeedInfo,
  base: URL | undefined,
): Promise<Response> =>
  new Response(`${JSON.stringify(jsonFeed(await itemsOf(works, base), about), null, 2)}\n`, {
    headers: { 'content-type': contentType(mediaTypes.jsonFeed) },
  });
