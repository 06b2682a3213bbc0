/** Fetches the page or file at a URL that an editor names. Nothing in it is run. */
import { decode } from '../decode.ts';
import type { Fetched } from '../entry.ts';
import { detectKind } from '../kinds.ts';
import type { SourceFile } from '../sources.ts';
import { requestUrl } from './request.ts';

/** The largest page or file, and the largest picture, in bytes. */
const [maxFileBytes, maxPictureBytes] = [50_000_000, 20_000_000];

/** Returns whether a word is the URL of a page or a file. */
export const isWebUrl = (word: string): boolean => /^https?:\/\/\S+$/i.test(word) && URL.canParse(word);

/** Fetches and recognizes a page or a file. Throws an error for the editor if it can't be fetched. */
export async function fetchSource(
  name: string,
  { allowPrivate, encoding }: { allowPrivate: boolean; encoding?: string | undefined },
): Promise<SourceFile> {
  if (new URL(name).username !== '') throw new Error('leave the user name and the password out of the URL');
  const mayBePrivate = () => allowPrivate;
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const { status, url, headers, bytes } = await requestUrl(name, { accept, maxBytes: maxFileBytes, mayBePrivate });
  if (status < 200 || status >= 300)
    throw new Error(`${url.host} answered with the status ${status}: ${adviceOn(status)}`);
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((part) => /^charset=/i.test(part))?.replace(/^charset=|"/gi, '');
  const { text, problems } = decode(bytes, { encoding, charset });
  const robots = [headers['x-robots-tag'] ?? []].flat().join(',');
  const fetched: Fetched = {
    url: url.href,
    isNotToBeKept: /\bnoarchive\b/i.test(robots),
  };
  return {
    input: { name, bytes, text, readFile: () => undefined, fetched },
    detected: detectKind({ bytes, text, name: `${url.pathname}${extensions[type.toLowerCase()] ?? ''}` }),
    encodingProblems: problems,
    named: true,
  };
}

/** Returns a function that fetches pictures. It throws an error for the editor if a picture can't be fetched. */
export const pictureFetcher =
  (allowPrivate: boolean) =>
  async (address: string): Promise<Uint8Array> => {
    if (!isWebUrl(address)) throw new Error('its URL is not on the web');
    const { status, url, bytes } = await requestUrl(address, {
      accept: 'image/*',
      maxBytes: maxPictureBytes,
      mayBePrivate: () => allowPrivate,
    });
    if (status !== 200) throw new Error(`${url.host} answered with the status ${status}`);
    return bytes;
  };

/** The extensions for media types whose files are recognized by name. */
const extensions: Readonly<Record<string, string>> = { 'text/markdown': '.md', 'text/plain': '.txt' };

/** Returns advice on an HTTP status. */
function adviceOn(status: number): string {
  if (status === 404 || status === 410) return 'check the URL';
  if (status === 429 || status >= 500) return 'try again later';
  return 'open the page in your browser, save it, and import that file';
}
