import type { Library } from '../library/library.ts';
import type { Site } from '../schemas/site.ts';
import { messages, sayPhrase } from './index.ts';
import { joinPhrases, type Phrase } from './phrase.ts';

const { rights } = messages;

/** Names the licence of the site's own words, with a link to it. Empty if there is none. */
export const licenceSentence = ({ licence }: Pick<Site, 'licence'>): Phrase =>
  licence ? sayPhrase(rights.licence, { licence: { text: licence.name, href: licence.url } }) : [];

/** Says whose the texts of the site are, for the footer. Says only what is true of the library; may be empty. */
export const rightsNotice = ({ extents }: Pick<Library, 'extents'>, site: Pick<Site, 'licence'>): Phrase =>
  joinPhrases([extents.has('excerpt') && [rights.quoted], licenceSentence(site)], ' ');
