/** Finds the chunk of a word earlier than Pagefind, which must load its WebAssembly module first. */
import { foldText } from '../shared/fold-text.ts';

/** A chunk of an index: its first and last word, by code point, and the name of its file. */
export type Chunk = [from: string, to: string, hash: string];

/** The magic bytes at the start of each decompressed file. */
export const magic = 'pagefind_dcd';

/**
 * Reads the list of chunks from the metadata of an index. The metadata is compressed CBOR (RFC 8949): an array of the
 * version, the pages, the chunks and more. Throws if the file is something else, or contains types other than numbers,
 * strings and arrays.
 */
export async function readChunks(metadata: ArrayBuffer): Promise<Chunk[]> {
  const stream = new Blob([metadata]).stream().pipeThrough(new DecompressionStream('gzip'));
  const isCompressed = new Uint8Array(metadata)[0] === 0x1f; // some hosts send it decompressed
  const bytes = new Uint8Array(isCompressed ? await new Response(stream).arrayBuffer() : metadata);
  let position = 0;
  const readText = (size: number): string => new TextDecoder().decode(bytes.subarray(position, (position += size)));
  const readNumber = (size: number): number => {
    let value = 0;
    for (const end = position + size; position < end; position += 1) value = value * 256 + (bytes[position] ?? 0);
    return value;
  };
  const readItem = (): unknown => {
    const head = readNumber(1);
    const inHead = head % 32;
    const value = inHead < 24 ? inHead : readNumber(2 ** (inHead - 24));
    const type = head >> 5;
    if (type === 0) return value;
    if (type === 3) return readText(value);
    if (type === 4) return Array.from({ length: value }, readItem);
    throw new Error('The index has unsupported metadata');
  };
  if (readText(magic.length) !== magic) throw new Error('The index has unsupported metadata');
  const [, , chunks] = readItem() as [unknown, unknown, Chunk[]];
  return chunks;
}

/**
 * Returns the name of the chunk that most likely contains a word: the last one that starts at or before it. Pagefind looks
 * for the word's stem, which is rarely in another chunk.
 */
export function findChunk(chunks: readonly Chunk[], word: string): string | undefined {
  const folded = foldText(word);
  return chunks.findLast(([from]) => from <= folded)?.[2];
}
