import { site } from '../env.ts';
import { lastModified, type Work } from '../library/library.ts';
import { displayName } from '../library/names.ts';
import type { Site } from '../schemas/site.ts';
import { type BibliographicRecord, issuedDate, type Item } from './record.ts';

/**
 * Returns the JSON-LD of a work's page, in the vocabulary of https://schema.org: an article of this site that is based on
 * another, or for a reference, a page about an article elsewhere. Facts that the meta tags state (metadata.ts) are not
 * repeated. `address` is the URL of the page.
 */
export function linkedData(work: Work, { original, copy }: BibliographicRecord, address: string): object {
  const basis = original['container-title'] === undefined ? undefined : articleFrom(original);
  const page = {
    '@context': 'https://schema.org',
    url: address,
    inLanguage: work.language,
    dateModified: lastModified(work),
    isPartOf: webSite(site),
  };
  if (work.extent === 'reference')
    return { ...page, '@type': 'WebPage', name: work.title, mainEntity: basis ?? articleFrom(copy ?? original) };
  return {
    ...page,
    ...articleFrom(copy ?? original),
    url: address,
    datePublished: work.added,
    isPartOf: page.isPartOf,
    ...(basis && { isBasedOn: basis }),
    ...(work.via && {
      citation: {
        '@type': 'WebPage',
        name: work.title,
        ...(work.via.url && { url: work.via.url }),
        ...(work.via.published && { datePublished: work.via.published }),
        isPartOf: { '@type': 'CreativeWork', name: work.via.publication },
      },
    }),
  };
}

/** Describes this site. A setting can't tell whether its owner is a person or an organization, so they count as both. */
export const webSite = ({ title, owner }: Pick<Site, 'title' | 'owner'>): object => ({
  '@type': 'WebSite',
  name: title,
  ...(owner && { publisher: { '@type': ['Person', 'Organization'], name: owner } }),
});

function articleFrom(item: Item): object {
  const author = item.author?.map((name) => ({
    '@type': name.literal ? 'Organization' : 'Person',
    name: displayName(name),
  }));
  return {
    '@type': 'Article',
    headline: item.title,
    ...(author && { author }),
    ...(issuedDate(item) && { datePublished: issuedDate(item) }),
    ...(item.URL && { url: item.URL }),
    ...(item['container-title'] && {
      isPartOf: {
        '@type': item.type === 'article-journal' ? 'Periodical' : 'CreativeWork',
        name: item['container-title'],
      },
    }),
  };
}
