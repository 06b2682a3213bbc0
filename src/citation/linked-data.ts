import { site } from '../site.ts';
import { lastModified, type Work } from '../library/library.ts';
import { displayName } from '../library/names.ts';
import { type BibliographicRecord, issuedDate, type Item } from './record.ts';

/**
 * What a page of a work says of itself to programs, as JSON-LD in the words of https://schema.org: an article that is
 * a part of this site and based on another, or a page about an article that is elsewhere. What the other metadata say
 * already (lib/metadata.ts) is not said again.
 */
export function linkedData(work: Work, { original, copy }: BibliographicRecord, address: string): object {
  const first = original['container-title'] === undefined ? undefined : articleOf(original);
  const found = copy === undefined || work.extent !== 'reference' ? undefined : articleOf(copy);
  const own = {
    '@context': 'https://schema.org',
    url: address,
    inLanguage: work.language,
    dateModified: lastModified(work),
    isPartOf: { '@type': 'WebSite', name: site.title },
  };
  if (work.extent === 'reference')
    return { ...own, '@type': 'WebPage', name: work.title, mainEntity: first ?? found ?? articleOf(original) };
  return {
    ...own,
    ...articleOf(copy ?? original),
    url: address,
    datePublished: work.added,
    isPartOf: own.isPartOf,
    ...(first && { isBasedOn: first }),
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

function articleOf(item: Item): object {
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
