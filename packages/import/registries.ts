/** Fetches descriptions of works from registries, by identifier. */
import { findDoi, findIdentifier, findIsbn } from './bibliography/identifiers.ts';
import { env, splitName } from './site.ts';
import { requestUrl } from './web/request.ts';

/** An identifier that an editor typed instead of the name of a file. */
export interface Identifier {
  registry: keyof typeof registries;
  /** The identifier in the form of the schema. */
  id: string;
}

interface Registry {
  /** Its name in messages. */
  name: string;
  /** The address of the record of a work. */
  address: (id: string) => string;
  /** The media type of the record. */
  accept: string;
  /**
   * Converts the record to items of CSL-JSON (https://github.com/citation-style-language/schema); none if it doesn't
   * describe a work.
   */
  toItems: (record: unknown, id: string) => unknown[];
}

const cslJson = 'application/vnd.citationstyles.csl+json';

/** Returns CSL-JSON for DOIs from every agency: https://citation.crosscite.org/docs.html */
const doiResolver: Registry = {
  name: 'doi.org',
  address: (id) => `https://doi.org/${encodeURI(id).replace(/[?#]/g, encodeURIComponent)}`,
  accept: cslJson,
  toItems: (record) => [record],
};

const registries = {
  doi: doiResolver,
  /** Every preprint in arXiv has a DOI: https://info.arxiv.org/help/doi.html */
  arxiv: {
    ...doiResolver,
    address: (id) => doiResolver.address(`10.48550/arXiv.${id.replace(/v\d+$/, '')}`),
    toItems: (record, id) => [{ ...(record as object), arXiv: id }],
  },
  /** https://pmc.ncbi.nlm.nih.gov/api/ctxp/ */
  pmid: {
    name: 'PubMed',
    address: (id) => `https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=${id}`,
    accept: 'application/json',
    toItems: (record) => [record],
  },
  /** https://openlibrary.org/dev/docs/api/books */
  isbn: {
    name: 'Open Library',
    address: (id) => `https://openlibrary.org/api/books?bibkeys=ISBN:${id.replaceAll('-', '')}&format=json&jscmd=data`,
    accept: 'application/json',
    toItems: (record, id) => Object.values(record as Record<string, OpenLibraryBook>).map((book) => toBook(book, id)),
  },
} satisfies Record<string, Registry>;

/** The part of Open Library's record that a related work can use. */
interface OpenLibraryBook {
  title?: string;
  subtitle?: string;
  authors?: { name: string }[];
  publishers?: { name: string }[];
  publish_places?: { name: string }[];
  publish_date?: string;
}

const toBook = (
  { title = '', subtitle, authors = [], publishers, publish_places, publish_date }: OpenLibraryBook,
  id: string,
) => ({
  type: 'book',
  id: `isbn-${id}`,
  title: subtitle ? `${title}: ${subtitle}` : title,
  author: authors.map(({ name }) => splitName(name)),
  publisher: publishers?.[0]?.name,
  'publisher-place': publish_places?.[0]?.name,
  issued: publish_date === undefined ? undefined : { raw: publish_date },
  ISBN: id,
});

/** Returns the identifier in a word: `10.1000/182`, an ISBN, `arXiv:2301.12345`, `PMID 23439512`, or their addresses. */
export function readIdentifier(word: string): Identifier | undefined {
  const text = word.trim();
  const [, pubMed] = /^(?:PMID:?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,8})\/?$/i.exec(text) ?? [];
  if (pubMed !== undefined) return { registry: 'pmid', id: pubMed };
  const arxiv = /^(?:arxiv:|https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|\d{4}\.\d{4,5}(?:v\d+)?$)/i.test(text)
    ? findIdentifier('arxiv', text)
    : undefined;
  if (arxiv !== undefined) return { registry: 'arxiv', id: arxiv };
  const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}[./]/i.test(text) ? findDoi(text) : undefined;
  if (doi !== undefined) return { registry: 'doi', id: doi };
  const isbn = /^(?:ISBN(?:-1[03])?:?\s*)?[\d\- ]{9,16}[\dX]$/i.test(text) ? findIsbn(text).value : undefined;
  return isbn === undefined ? undefined : { registry: 'isbn', id: isbn };
}

/** The longest record that is read, in bytes. */
const maxBytes = 2_000_000;

/** Fetches the record of a work as CSL-JSON. Throws an error with the registry's answer. */
export async function fetchRecord({ registry, id }: Identifier, allowPrivate: boolean): Promise<string> {
  const { name, address, accept, toItems }: Registry = registries[registry];
  const record = await fetchJson(address(id), accept, name, allowPrivate);
  const items = record === undefined ? [] : toItems(record, id);
  if (items.length === 0) throw new Error(`${name} has no record of it: check the identifier`);
  return JSON.stringify(items, null, 1);
}

/** Returns a registry's answer; `undefined` if it has no such record. */
async function fetchJson(address: string, accept: string, name: string, allowPrivate: boolean): Promise<unknown> {
  const url = new URL(env.registries === undefined ? address : address.replace('https:/', env.registries));
  // a server in the owner's settings may be on this computer
  const mayBePrivate = ({ origin }: URL) => allowPrivate || (env.registries !== undefined && origin === url.origin);
  const { status, bytes } = await requestUrl(url, { accept, maxBytes, mayBePrivate, name });
  if (status === 404 || status === 410) return undefined;
  if (status >= 400) throw new Error(`${name} answered with the status ${status}: try again later`);
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch (error) {
    throw new Error(`${name} answered with something that is not JSON: try again later`, { cause: error });
  }
}
