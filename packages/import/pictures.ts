import { toId } from './site.ts';

/** Returns a new file name for a picture of a work, and adds it to `taken`. */
export function pictureName(work: string, path: string, extension: string, taken: Set<string>): string {
  const base = toId(`${work} ${path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')}`, 'picture');
  let name = `${base}.${extension}`;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}.${extension}`;
  taken.add(name);
  return name;
}

/** Returns the extension for the format of a picture, by its first bytes. See https://mimesniff.spec.whatwg.org/ */
export function formatOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\u0089PNG')) return 'png';
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'jpg';
  if (head.startsWith('GIF8')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (/^ftyp(?:avif|avis)/.test(head.slice(4))) return 'avif';
  return undefined;
}
