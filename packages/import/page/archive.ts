/** Addresses in the Wayback Machine, which contain the addresses of the original pages. */

const copy = /^(?:(?:https?:)?\/\/web\.archive\.org)?\/web\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/?.+)$/;

/** Returns the original address of a copy in the Wayback Machine; `undefined` for other addresses. */
export const originalOf = (address: string): string | undefined =>
  copy.exec(address)?.[1]?.replace(/^(https?:\/)(?=[^/])/, '$1/');

/** Removes what the Wayback Machine adds to a page: its toolbar, and the prefix in the address of each link and picture. */
export function restoreOriginal(document: Document): void {
  document.querySelector('#wm-ipp-base')?.remove();
  for (const name of ['href', 'src'])
    for (const element of document.querySelectorAll(`[${name}*="/web/"]`)) {
      const original = originalOf(element.getAttribute(name) ?? '');
      if (original !== undefined) element.setAttribute(name, original);
    }
}
