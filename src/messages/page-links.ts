import type { Work } from '../library/library.ts';
import { epubLink } from './downloads.ts';
import { messages } from './index.ts';
import type { Phrase } from './phrase.ts';

const { links: text } = messages.work;

/** Returns the links at the top of a work's page. `hasSimilar` says whether the page lists similar works. */
export const pageLinks = (work: Work, hasSimilar: boolean): Phrase => [
  ...(work.extent === 'excerpt' ? [{ text: text.whole, href: '#work-ending' }] : []),
  { text: text.cite, href: '#work-cite' },
  ...(work.extent === 'reference' ? [] : [epubLink(work)]),
  ...(work.parts.length > 1 ? [{ text: text.series, href: '#work-series' }] : []),
  ...(work.related.length > 0 ? [{ text: text.related, href: '#work-related' }] : []),
  ...(hasSimilar ? [{ text: text.similar, href: '#work-similar' }] : []),
];
