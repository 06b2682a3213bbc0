/**
 * Returns the URL segment for a name: lower case, Latin letters without diacritics, a hyphen for each run of characters
 * that are neither letters nor digits. Letters of other scripts are kept.
 */
export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
