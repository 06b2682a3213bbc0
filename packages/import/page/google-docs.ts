/** Cleans up pages that Google Docs exported. */
import { cleanLine, shorten } from '../text.ts';

/** Moves each nested list into the item above it, because Google Docs exports the levels of a list as separate lists. */
export function nestLists(document: Document): void {
  const levelOf = (list: Element | null | undefined) =>
    Number(/(?:^|\s)lst-kix_\w+-(\d)/.exec(list?.getAttribute('class') ?? '')?.[1] ?? -1);
  for (const list of document.querySelectorAll('ul[class*="lst-kix_"], ol[class*="lst-kix_"]')) {
    let parent = list.previousElementSibling;
    for (let level = levelOf(parent); level >= 0 && level < levelOf(list); level = levelOf(parent)) {
      const item = parent?.lastElementChild;
      const inner = item?.lastElementChild;
      if (inner && levelOf(inner) >= 0 && levelOf(inner) < levelOf(list)) parent = inner;
      else {
        if (inner && levelOf(inner) === levelOf(list)) inner.append(...list.childNodes);
        else item?.append(list);
        if (inner && levelOf(inner) === levelOf(list)) list.remove();
        break;
      }
    }
  }
}

/** Replaces redirects through Google with the addresses that they lead to. */
export function unwrapLinks(document: Document): void {
  for (const link of document.querySelectorAll('a[href*="google.com/url?"]')) {
    const target = URL.parse(link.getAttribute('href') ?? '')?.searchParams.get('q');
    if (target && /^https?:/.test(target)) link.setAttribute('href', target);
  }
}

/** Removes comments on a document and their marks. Returns a line in the report for each comment. */
export function removeComments(document: Document): string[] {
  for (const mark of document.querySelectorAll('a[href^="#cmnt"][id^="cmnt_ref"]'))
    (mark.closest('sup') ?? mark).remove();
  return [...document.querySelectorAll('a[id^="cmnt"][href^="#cmnt_ref"]')].map((link) => {
    const comment = link.closest('div') ?? link.closest('p') ?? link;
    link.remove();
    const line = `comment: “${shorten(cleanLine(comment.textContent ?? ''), 60)}”`;
    comment.remove();
    return line;
  });
}
