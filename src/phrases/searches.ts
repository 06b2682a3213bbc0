import { site } from '../env.ts';
import type { Work } from '../library/library.ts';
import { messages, say, sayPhrase } from '../messages/index.ts';
import { linkNames } from '../messages/names.ts';
import type { Phrase } from '../messages/phrase.ts';
import type { Site } from '../settings.ts';
import { originalTitle } from './describe.ts';

const { searches: text } = messages.reading;

/** The searches of a site whose settings don't name any. */
const defaultSearches: NonNullable<Site['searches']> = [
  { name: text.publication, url: 'https://duckduckgo.com/?q={title}+%22{publication}%22' },
  { name: text.catalogue, url: 'https://search.worldcat.org/search?q={title}+{author}' },
  { name: text.web, url: 'https://duckduckgo.com/?q={title}+{author}' },
];

/** Links to searches for a work without a known address. Empty if the site has no searches. */
export function searchesFor(work: Work, searches = site.searches ?? defaultSearches): Phrase {
  const facts = {
    title: originalTitle(work),
    author: work.creators[0]?.name ?? '',
    publication: work.source?.publication ?? work.via?.publication ?? '',
  };
  const links = searches
    .filter(({ url }) => facts.publication !== '' || !url.includes('{publication}'))
    .map(({ name, url }) => ({ name: say(name, facts), url: searchUrl(url, facts) }));
  return links.length > 0 ? sayPhrase(text.offer, { searches: linkNames(links, ({ url }) => url) }) : [];
}

/** Fills in the address of a search. Quotation marks and brackets, which have a meaning in queries, become spaces. */
const searchUrl = (url: string, facts: Record<string, string>): string =>
  Object.entries(facts).reduce(
    (filled, [name, fact]) =>
      filled.replaceAll(`{${name}}`, () => encodeURIComponent(fact.replace(/["“”„[\]\s]+/g, ' ').trim())),
    url,
  );
