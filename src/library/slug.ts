/**
 * Makes the part of an address that stands for a name: lower case, Latin letters without their marks, everything
 * that is neither letter nor digit a hyphen. Letters of other scripts stay.
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
