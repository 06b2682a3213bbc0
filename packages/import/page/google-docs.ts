/** Removes what Google Docs adds to a page that it exports. */
import { cleanLine, shorten } from '../text.ts';

/** Replaces addresses that lead through Google by those that they lead to. */
export function unwrapLinks(document: Document): void {
  for (const link of document.querySelectorAll('a[href*="google.com/url?"]')) {
    const target = URL.parse(link.getAttribute('href') ?? '')?.searchParams.get('q');
    if (target && /^https?:/.test(target)) link.setAttribute('href', target);
  }
}

/** Removes the comments of those who wrote the text and their marks. Returns a line for each. */
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
