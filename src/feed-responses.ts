import mdx from '@astrojs/mdx/server.js';
import { getRssString } from '@astrojs/rss';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import MissingImage from './components/MissingImage.astro';
import { workBody } from './content.ts';
import type { Channel } from './feeds/channel.ts';
import { type FeedInfo, feedItem, type FeedItem, newestWorks, jsonFeed, rssItem, withReason } from './feeds/feed.ts';
import { feedText } from './feeds/text.ts';
import { escapeXml } from './values/escape.ts';
import type { Work } from './library/library.ts';
import { contentType, mediaTypes } from './values/media-types.ts';
import type { FeedFormat } from './schemas/formats.ts';
import { href, paths } from './schemas/paths.ts';
import { site } from './env.ts';
import type { Site } from './settings.ts';

/** Creates the entry for a work, with its text adapted for feed readers. */
async function renderItem(container: AstroContainer, work: Work, base: URL | undefined): Promise<FeedItem> {
  const address = new URL(href(paths.work(work)), base).href;
  const { Content, ...outline } = await workBody(work);
  const html = await container.renderToString(Content, { props: { components: { MissingImage } } });
  return feedItem(work, feedText(html, address), outline, address);
}

/** Caches the rendered entries, since a work occurs in the feeds of its tags and its authors, each in two formats. */
const rendered = new WeakMap<Work, Promise<FeedItem>>();

/** Creates the entries of a feed. `base` is the URL of the site. */
async function feedItems(works: readonly Work[], { reasons }: Channel, base: URL | undefined): Promise<FeedItem[]> {
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'mdx', renderer: mdx });
  return Promise.all(
    newestWorks(works).map(async (work) => {
      const item = rendered.get(work) ?? renderItem(container, work, base);
      rendered.set(work, item);
      return withReason(await item, reasons?.get(work));
    }),
  );
}

/** Creates the metadata of a feed from its channel and its path. `base` is the URL of the site. */
const feedInfo = ({ title, description, page }: Channel, feed: string, base: URL | undefined): FeedInfo => ({
  title,
  description,
  address: new URL(href(page), base).href,
  feed: new URL(href(feed), base).href,
});

/** Returns the elements of an RSS channel that name its owner. `managingEditor` must begin with an e-mail address. */
const ownerElements = ({ owner, email }: Pick<Site, 'owner' | 'email'>): string[] =>
  owner
    ? [
        ...(email ? [`<managingEditor>${escapeXml(`${email} (${owner})`)}</managingEditor>`] : []),
        `<dc:publisher>${escapeXml(owner)}</dc:publisher>`,
      ]
    : [];

/** Responds with an RSS 2.0 feed: https://www.rssboard.org/rss-specification */
async function rssResponse(works: readonly Work[], channel: Channel, base: URL | undefined): Promise<Response> {
  const info = feedInfo(channel, channel.rss, base);
  const items = await feedItems(works, channel, base);
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const newest = items[0];
  const feed = await getRssString({
    title: info.title,
    description: escapeXml(info.description), // HTML
    site: info.address,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: [
      `<language>${site.language}</language>`,
      ...ownerElements(site),
      `<atom:link href="${info.feed}" rel="self" type="${mediaTypes.rss}"/>`,
      ...(newest ? [`<lastBuildDate>${day(newest.lastModified).toUTCString()}</lastBuildDate>`] : []),
    ].join(''),
    items: items.map(rssItem),
  });
  // the package's own stylesheet option leaves out the type, which is required: https://www.w3.org/TR/xml-stylesheet/
  const styled = feed.replace('?>', `?><?xml-stylesheet type="${mediaTypes.css}" href="${href(paths.feedStyles)}"?>`);
  return new Response(styled, { headers: { 'content-type': contentType(mediaTypes.xml) } });
}

/** Responds with a JSON Feed. */
const jsonFeedResponse = async (works: readonly Work[], channel: Channel, base: URL | undefined): Promise<Response> => {
  const feed = jsonFeed(await feedItems(works, channel, base), feedInfo(channel, channel.json, base));
  return new Response(`${JSON.stringify(feed, null, 2)}\n`, {
    headers: { 'content-type': contentType(mediaTypes.jsonFeed) },
  });
};

/** The functions that respond with a feed of works, by format. */
export const feedResponses = { xml: rssResponse, json: jsonFeedResponse } satisfies Record<FeedFormat, unknown>;
