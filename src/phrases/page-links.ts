import type { Work } from '../library/library.ts';
import { epubLink } from './downloads.ts';
import { messages } from '../messages/index.ts';
import type { Phrase } from '../messages/phrase.ts';
import { wayToRead } from './reading.ts';

const { links: text, backlinks } = messages.work;

/** Returns the links at the top of a work's page. `hasSimilar` says whether the page lists similar works. */
export const pageLinks = (work: Work, hasSimilar: boolean): Phrase => [
  ...(work.extent === 'excerpt'
    ? [{ text: wayToRead(work).href ? text.whole : text.findWhole, href: '#work-ending' }]
    : []),
  { text: text.cite, href: '#work-cite' },
  ...(work.extent === 'reference' ? [] : [epubLink(work)]),
  ...(work.parts.length > 1 ? [{ text: text.series, href: '#work-series' }] : []),
  ...(work.related.length > 0 ? [{ text: text.related, href: '#work-related' }] : []),
  ...(work.backlinks.length > 0 ? [{ text: backlinks, href: '#work-referred' }] : []),
  ...(hasSimilar ? [{ text: text.similar, href: '#work-similar' }] : []),
];
