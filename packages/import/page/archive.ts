/** The addresses of pages in the Wayback Machine, which contain those of the original pages. */

const copy = /^(?:(?:https?:)?\/\/web\.archive\.org)?\/web\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/?.+)$/;

/** Returns the address of the page that an address of the Wayback Machine is a copy of; `undefined` for other addresses. */
export const originalOf = (address: string): string | undefined =>
  copy.exec(address)?.[1]?.replace(/^(https?:\/)(?=[^/])/, '$1/');

/** Removes what the Wayback Machine adds to a page: its toolbar, and its own address before that of each link and picture. */
export function restoreOriginal(document: Document): void {
  document.querySelector('#wm-ipp-base')?.remove();
  for (const name of ['href', 'src'])
    for (const element of document.querySelectorAll(`[${name}*="/web/"]`)) {
      const original = originalOf(element.getAttribute(name) ?? '');
      if (original !== undefined) element.setAttribute(name, original);
    }
}
