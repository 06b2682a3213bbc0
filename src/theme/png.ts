import { crc32, deflateSync } from 'node:zlib';

/**
 * A picture of at most 16 colours, with four bits per pixel. `sharp` writes eight, which takes several times as much
 * time and space.
 */
export interface Canvas {
  /** In pixels, an even number. */
  width: number;
  height: number;
  /** The rows of the picture. Each starts with a byte for its filter: 0, for no filter. */
  rows: Uint8Array;
}

/** Creates a canvas in which each pixel has the first colour of the palette. */
export const createCanvas = (width: number, height: number): Canvas => ({
  width,
  height,
  rows: new Uint8Array((1 + width / 2) * height),
});

/** Paints a pixel in the colour with an index in the palette. The pixel must still have the first colour. */
export function paintPixel({ width, rows }: Canvas, x: number, y: number, colour: number): void {
  const byte = (1 + width / 2) * y + 1 + (x >> 1);
  rows[byte] = (rows[byte] ?? 0) | (x % 2 === 0 ? colour << 4 : colour);
}

/** Returns a picture as PNG (https://www.w3.org/TR/png-3/). The colours of the palette are written as `#rrggbb`. */
export function encodePng({ width, height, rows }: Canvas, palette: readonly string[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3], 8); // four bits per pixel, with a palette
  const png = Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.map((colour) => colour.slice(1)).join(''), 'hex')),
    chunk('IDAT', deflateSync(rows, { level: 4 })), // 4 % larger than with the default level, in 60 % of the time
    chunk('IEND', Buffer.alloc(0)),
  ]);
  freePixels(rows);
  return png;
}

/**
 * Frees the memory of pixels, which must not be used afterwards. Otherwise, V8 would collect the garbage of a large
 * heap after every thirty pictures.
 */
export const freePixels = ({ buffer }: Uint8Array): void => void (buffer as ArrayBuffer).transfer(0);

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)]);
}
