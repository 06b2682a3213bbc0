import { site } from '../site.ts';
import { byline, describeWork, publishedIn } from '../messages/describe.ts';
import { escapeXml } from '../library/escape.ts';
import { byId, lastModified, type Work } from '../library/library.ts';
import { compareBy, compareText } from '../library/order.ts';
import { howToContinue, provenance } from '../messages/provenance.ts';
import type { Phrase } from '../messages/phrase.ts';

/** An entry of a feed. */
export interface FeedItem {
  /** The address of the page; it stays the same for as long as the work has its id. */
  address: string;
  title: string;
  /** One sentence from its record. */
  summary: string;
  /** The words that are held and where they are from, or the note on the work, as HTML with whole addresses. */
  html: string;
  authors: string[];
  tags: string[];
  language: string;
  /** The days when it was put here and last changed, `YYYY-MM-DD`. */
  added: string;
  changed: string;
}

/** How many entries a feed has. */
const most = 20;

/** The works that a feed names: those changed last come first. */
export const newestWorks = (works: readonly Work[]): Work[] =>
  works.toSorted(compareBy((a, b) => compareText(lastModified(b), lastModified(a)), byId)).slice(0, most);

/** An entry of a feed. `body` is the HTML of the file's text, `address` that of the page. */
export function feedItem(work: Work, body: string, address: string): FeedItem {
  const onward = work.extent === 'excerpt' ? howToContinue(work) : [];
  const facts = provenance(work).map(({ name, phrase }) => `<li>${escapeXml(name)}: ${html(phrase)}</li>`);
  return {
    address,
    title: work.title,
    summary: describeWork(work),
    html: [
      body,
      onward.length > 0 ? `<p>${html(['The excerpt ends here. ', ...onward])}</p>` : '',
      `<hr><p>${escapeXml([byline(work), publishedIn(work)].filter(Boolean).join('. '))}</p><ul>${facts.join('')}</ul>`,
    ].join(''),
    authors: work.authors.map(({ name }) => name),
    tags: work.tags.map(({ name }) => name),
    language: work.language,
    added: work.added,
    changed: lastModified(work),
  };
}

/** A feed in the JSON Feed format, version 1.1: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(items: readonly FeedItem[], about: FeedInfo): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: about.title,
    description: about.description,
    home_page_url: about.address,
    feed_url: about.feed,
    language: site.language,
    items: items.map((item) => ({
      id: item.address,
      url: item.address,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      date_published: `${item.added}T00:00:00Z`,
      date_modified: `${item.changed}T00:00:00Z`,
      ...(item.authors.length > 0 && { authors: item.authors.map((name) => ({ name })) }),
      ...(item.tags.length > 0 && { tags: item.tags }),
      language: item.language,
    })),
  };
}

/** What a feed is of. */
export interface FeedInfo {
  title: string;
  description: string;
  /** The address of the page that lists the same. */
  address: string;
  /** The feed's own address. */
  feed: string;
}

/** A phrase as HTML. */
const html = (phrase: Phrase): string =>
  phrase
    .map((piece) => {
      if (typeof piece === 'string') return escapeXml(piece);
      const words = piece.cite ? `<cite>${escapeXml(piece.text)}</cite>` : escapeXml(piece.text);
      return piece.href ? `<a href="${escapeXml(piece.href)}">${words}</a>` : words;
    })
    .join('');
