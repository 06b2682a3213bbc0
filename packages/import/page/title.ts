import { cleanLine } from '../text.ts';
import { key } from './page-text.ts';

/** The separator between a title and the name of its site. */
const separator = /^\s*[|｜·•–—:：»\-－_~/]/;

/**
 * Returns the title of a page: the stated title, without the name of the site if a heading repeats only the title. If a
 * word processor made the page, returns the main heading instead, because the stated title often belongs to another
 * document.
 */
export function titleOf(document: Document, stated: string): string {
  const headings = [...document.querySelectorAll('.MsoTitle, p.title, h1')].map((heading) =>
    cleanLine(heading.textContent ?? ''),
  );
  const generator = document.querySelector('meta[name="generator" i]')?.getAttribute('content') ?? '';
  const first = headings.find((heading) => key(heading) !== '');
  if (first !== undefined && (stated.trim() === '' || /LibreOffice|OpenOffice|Microsoft Word/i.test(generator)))
    return first;
  const line = cleanLine(stated);
  const main = headings.find(
    (heading) => heading !== '' && line.startsWith(heading) && separator.test(line.slice(heading.length)),
  );
  return main ?? line;
}

/** Removes the first heading of a page that repeats its title. */
export function removeTitle(body: Element, title: string): void {
  for (const heading of body.querySelectorAll('h1, h2, .MsoTitle, p.title'))
    if (key(heading.textContent ?? '') === key(title)) return heading.remove();
}

/** Removes the name of the site from the end or the start of a title: `A title | The site`, `The site: A title`. */
export function withoutSite(title: string, site: string): string {
  if (title.endsWith(site)) return title.slice(0, -site.length).replace(/\s*[|·•–—:»_-]\s*$/, '') || title;
  const [start = ''] = title.startsWith(site) ? (/^\s*[|·•–—:»_-]\s+/.exec(title.slice(site.length)) ?? []) : [];
  return start === '' ? title : title.slice(site.length + start.length) || title;
}
