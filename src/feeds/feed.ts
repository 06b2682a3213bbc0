import { isolateRuns } from '../values/bidi.ts';
import { escapeXml, plainCharacters } from '../values/escape.ts';
import { siteDirection } from '../values/language.ts';
import { licenceName, licenceUrl } from '../library/licences.ts';
import { lastModified, latestFirst, type Work } from '../library/library.ts';
import { byline, describeWork, publishedIn } from '../phrases/describe.ts';
import { messages, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase, phraseText } from '../messages/phrase.ts';
import { phraseHtml } from '../messages/phrase-html.ts';
import type { TextFacts } from '../markdown/outline.ts';
import { provenance } from '../phrases/provenance.ts';
import { howItEnds, howToContinue } from '../phrases/reading.ts';
import { rightsOf } from '../phrases/rights.ts';
import { joinSentences } from '../values/sentences.ts';
import { site } from '../env.ts';

/** An entry of a feed. */
export interface FeedItem {
  /** The URL of the page. It is stable as long as the work keeps its id. */
  address: string;
  title: string;
  /** A description in one sentence. */
  summary: string;
  /** The text of the work, or the editor's note on it, with its provenance: HTML with absolute URLs. */
  html: string;
  authors: string[];
  /** Who holds the rights to the text, and its licence; may be empty. */
  rights: string;
  licence: { name: string; url: string } | undefined;
  tags: string[];
  language: string;
  /** When the work was added to this site, as `YYYY-MM-DD`. */
  added: string;
  /** When the work last changed on this site, as `YYYY-MM-DD`. */
  lastModified: string;
}

const maxItems = 20;

/** Returns the works in a feed, in the order of the site: the most recently changed first. */
export const newestWorks = (works: readonly Work[]): Work[] => works.toSorted(latestFirst).slice(0, maxItems);

/**
 * Creates the entry for a work. `body` is the work's text as HTML, `outline` is the outline of that text, and `address`
 * is the URL of the work's page.
 */
export function feedItem(work: Work, body: string, outline: TextFacts, address: string): FeedItem {
  const ending =
    work.extent === 'excerpt'
      ? `<p>${toHtml(joinPhrases([[howItEnds(outline)], howToContinue(work)], ' '), address)}</p>`
      : '';
  const citation = isolated(joinSentences([byline(work), publishedIn(work)]));
  const facts = provenance(work, outline).map(
    (fact) => `<li>${toHtml(sayPhrase(messages.provenance.fact, { ...fact }), address)}</li>`,
  );
  return {
    address,
    title: plainCharacters(work.title),
    summary: plainCharacters(describeWork(work)),
    html: plainCharacters(
      `${body}${ending}${body && '<hr>'}${citation && `<p>${citation}</p>`}<ul>${facts.join('')}</ul>`,
    ),
    authors: work.creators.map(({ name }) => plainCharacters(name)),
    rights: plainCharacters(phraseText(rightsOf(work))),
    licence:
      work.licence === undefined ? undefined : { name: licenceName(work.licence), url: licenceUrl(work.licence) },
    tags: work.tags.map(({ name }) => plainCharacters(name)),
    language: work.language,
    added: work.added,
    lastModified: lastModified(work),
  };
}

/** Returns an entry that starts with the reason why its work is on a list, if a reason is known. */
export const withReason = (item: FeedItem, reason: string | undefined): FeedItem =>
  reason === undefined
    ? item
    : {
        ...item,
        html: `<p>${toHtml(sayPhrase(messages.readingList.reason, { reason: plainCharacters(reason) }), item.address)}</p><hr>${item.html}`,
      };

/** Creates an item of an RSS feed, for `@astrojs/rss`. */
export const rssItem = (item: FeedItem) => ({
  title: item.title,
  link: item.address,
  description: escapeXml(item.summary), // HTML: https://www.rssboard.org/rss-profile#data-types-characterdata
  pubDate: new Date(`${item.lastModified}T00:00:00Z`),
  content: item.html,
  categories: item.tags,
  customData: itemElements(item),
});

/**
 * Returns the elements of an RSS item that name its authors and its rights, with a link to the licence:
 * https://www.rfc-editor.org/rfc/rfc4946
 */
const itemElements = ({ authors, rights, licence }: FeedItem): string =>
  [
    ...authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    rights && `<dc:rights>${escapeXml(rights)}</dc:rights>`,
    licence && `<atom:link rel="license" href="${escapeXml(licence.url)}"/>`,
  ]
    .filter(Boolean)
    .join('');

/** The documentation of the terms in `_rights`, which JSON Feed expects from extensions. */
const rightsExtension = 'https://www.dublincore.org/specifications/dublin-core/dcmi-terms/terms/rights/';

/** Creates a feed in JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(items: readonly FeedItem[], info: FeedInfo): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: info.title,
    description: info.description,
    home_page_url: info.address,
    feed_url: info.feed,
    language: site.language,
    ...(site.owner && { authors: [{ name: site.owner }] }),
    items: items.map((item) => ({
      id: item.address,
      url: item.address,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      date_published: `${item.added}T00:00:00Z`,
      date_modified: `${item.lastModified}T00:00:00Z`,
      // an item without authors would inherit the feed's author
      ...((item.authors.length > 0 || site.owner) && { authors: item.authors.map((name) => ({ name })) }),
      ...(item.tags.length > 0 && { tags: item.tags }),
      language: item.language,
      ...(item.rights && { _rights: { about: rightsExtension, statement: item.rights, licence: item.licence } }),
    })),
  };
}

/** The metadata of a feed. */
export interface FeedInfo {
  title: string;
  description: string;
  /** The URL of the page with the same content. */
  address: string;
  /** The URL of the feed. */
  feed: string;
}

const isolated = (text: string) => isolateRuns(text, siteDirection);

/** Returns a phrase as HTML. The phrase's links are relative to `address`. */
const toHtml = (phrase: Phrase, address: string): string =>
  phraseHtml(phrase, { link: (target) => new URL(target, address).href });
