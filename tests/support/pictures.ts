import sharp, { type Sharp } from 'sharp';
import { seededRandom } from '../../scripts/support/random.ts';

/** How to make a picture. */
interface PictureOptions {
  /** Whether parts of it are transparent. */
  transparent?: boolean;
  /** The number of frames of an animation. */
  frames?: number;
  /** The size of its grains in pixels. The smaller they are, the larger is the compressed file. */
  grain?: number;
}

/** Makes a picture of noise, which compresses like a photo. The same values make the same picture. */
export function makePicture(width: number, height: number, options: PictureOptions = {}): Sharp {
  const { transparent = false, frames = 1, grain = 4 } = options;
  const channels = transparent ? 4 : 3;
  const random = seededRandom(1);
  const pixels = Buffer.alloc(width * height * frames * channels);
  const rowLength = width * channels;
  for (let row = 0; row < height * frames; row += 1) {
    const start = row * rowLength;
    if (row % grain > 0) pixels.copy(pixels, start, start - rowLength, start);
    else
      for (let column = 0; column < rowLength; column += 1) {
        const isNew = Math.floor(column / channels) % grain === 0;
        pixels[start + column] = isNew ? random() * 256 : (pixels[start + column - channels] ?? 0);
      }
  }
  return sharp(pixels, { raw: { width, height: height * frames, channels, pageHeight: height } });
}
