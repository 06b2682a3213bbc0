/** Returns the address that a Digital Object Identifier resolves to. */
export const doiUrl = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`;

/** Returns the address of an article in PubMed. */
export const pubMedUrl = (pmid: string): string => `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;

/** Returns the digits that the 10-digit and the 13-digit form of an ISBN have in common: all but the check digit. */
export function isbnKey(isbn: string): string {
  const digits = isbn.replace(/[^\dX]/gi, '');
  return (digits.length === 10 ? `978${digits}` : digits).slice(0, 12);
}

/** Returns the address of a work where it was published: its URL, or else the address of its DOI. */
export const sourceUrl = ({ url, doi }: { url?: string | undefined; doi?: string | undefined }): string | undefined =>
  url ?? (doi === undefined ? undefined : doiUrl(doi));

/** Returns the name of a site in a URL: `example.org` for `https://www.example.org/page`. */
export const siteName = (url: string): string => new URL(url).hostname.replace(/^www\./, '');
