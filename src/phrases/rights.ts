import { licenceName, licenceUrl } from '../library/licences.ts';
import type { Library, Work } from '../library/library.ts';
import { publicDomain } from '../schemas/licence.ts';
import type { Site } from '../settings.ts';
import { endSentence } from '../values/sentences.ts';
import { messages, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase } from '../messages/phrase.ts';

const { rights } = messages;

/** Names the licence of the site's own words, with a link to it. Empty if there is none. */
export const licenceSentence = ({ licence }: Pick<Site, 'licence'>): Phrase =>
  licence ? sayPhrase(rights.licence, { licence: { text: licence.name, href: licence.url } }) : [];

/** Returns a sentence in lower case, without its full stop. */
const words = (sentence: string): string => sentence.trim().replace(/\.$/, '').toLowerCase();

/** Says who holds the rights to a work and names its licence, with a link to the terms. Empty if neither is known. */
export function rightsOf({ rights: statement, licence }: Pick<Work, 'rights' | 'licence'>): Phrase {
  if (licence === undefined) return statement === undefined ? [] : [statement];
  // “Public domain. In the public domain.”
  const isRepeated = licence === publicDomain && words(rights.publicDomain).includes(words(statement ?? ''));
  const link = { href: licenceUrl(licence), rel: 'license' };
  return joinPhrases(
    [
      statement !== undefined && !isRepeated && [endSentence(statement)],
      licence === publicDomain
        ? [{ text: rights.publicDomain, ...link }]
        : sayPhrase(rights.work, { licence: { text: licenceName(licence), ...link } }),
    ],
    ' ',
  );
}

/**
 * Says who holds the rights to the site's texts, for the footer. Includes only statements that are true of the library;
 * may be empty.
 */
export const rightsNotice = ({ quotes }: Pick<Library, 'quotes'>, site: Pick<Site, 'licence'>): Phrase =>
  joinPhrases([quotes && [rights.quoted], licenceSentence(site)], ' ');
