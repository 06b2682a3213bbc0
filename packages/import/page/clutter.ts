/** Distinguishes the parts of an article from the parts of the page around it. */

/** Lists of links that stay out of the article, even if Readability keeps them. */
export const navigation = 'nav,[role="navigation"],.navbox';

export const isNavigation = (element: Element): boolean => element.matches(navigation);

const clutterElements =
  'nav,iframe,embed,object,form,dialog,select,textarea,[role="navigation"],[role="banner"],[role="contentinfo"],[role="search"],[role="dialog"],[role="alertdialog"],[role="menu"],[role="menubar"],[role="toolbar"],[role="tablist"]';

/** Elements whose words belong to the text, even if they are a date: cells, items, quotations and headings. */
const partsOfText = 'td,th,li,dt,dd,blockquote,h1,h2,h3,h4,h5,h6';

/**
 * Returns whether an element is in a part of the text, rather than a line about it. Some old pages put all of their text into a
 * table, so a cell with several blocks is none; a heading may have the class in which blogs put the date of a post.
 */
export const isPartOfText = (element: Element): boolean => {
  const part = element.closest(partsOfText);
  return part !== null && !part.matches('.date-header') && !(part.matches('td') && part.querySelector('p,div,h1,h2'));
};

/** Words in classes and ids of elements that don't belong to the text. */
const clutterNames =
  /^(?:share|sharing|shares|social|comments|respond|disqus|sidebar|breadcrumbs?|cookies?|consent|gdpr|newsletter|subscribe|subscription|signup|promos?|promotion|advert\w*|ads?|sponsor\w*|popup|modal|paywall|pagination|pager|widgets?|toolbar|bio|byline|navbox|catlinks|printfooter|noprint|toc|relatedposts|sharedaddy|likes|banner|logo)$/;

/** Words in classes and ids of lists of links that don't belong to the text. */
const linkListNames =
  /^(?:related|recommend\w*|trending|popular|more|menu|nav\w*|links|tags|meta|footer|header|teasers?)$/;

const namesOf = (element: Element): string[] =>
  `${element.getAttribute('class') ?? ''} ${element.id}`
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

/** Returns whether an element that Readability drops is something other than text. */
export function isClutter(element: Element, linkShare: number): boolean {
  if (element.matches(clutterElements)) return true;
  if (element.matches('figure,pre,body,main,article,html')) return false;
  const names = namesOf(element);
  if (names.some((name) => clutterNames.test(name))) return true;
  if (element.matches('aside,[role="complementary"],footer')) return linkShare > 0.1;
  return linkShare > 0.2 && names.some((name) => linkListNames.test(name));
}

/** Returns whether an element is hidden when the page is loaded. */
export const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '');

/** The place of a block: before, within or after the text that certainly belongs to the article. */
export type Place = 'before' | 'within' | 'after';

/** The minimum number of words in a sentence of the article, by its place. */
const sentenceWords = { before: 3, within: 1, after: 10 } as const;

/** Returns whether a block that Readability drops is text: a sentence, an item, a cell, code. */
export function isContent(block: {
  line: string;
  words: number;
  /** The share of the block's words that are in links. */
  linkShare: number;
  element: Element | undefined;
  place: Place;
}): boolean {
  const { line, words, linkShare, element, place } = block;
  if (place === 'within' && element?.closest('blockquote')) return true;
  if (linkShare > 0.5) return false;
  const isSentence = words >= sentenceWords[place] && /[.!?…:;。！？।؟][\s)\]»”’"'\d*]*$/u.test(line.trim());
  if (element?.closest('[hidden]') || (element && isHidden(element))) return isSentence && words > 7;
  if (place !== 'within') return isSentence && linkShare < 0.2 && !/©/.test(line);
  return isSentence || words > 11 || (element?.matches(contentElements) ?? false);
}

/** Elements that count as text, even if they are short. */
const contentElements = 'figure,pre,table,li,dt,dd,td,th,blockquote,figcaption,caption,code';
