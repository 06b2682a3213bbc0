import sharp from 'sharp';

/** Responds with an SVG image. */
export const svgResponse = (svg: string): Response =>
  new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });

/** A small palette without dithering suffices for text on a plain page, and keeps a card small and quick to encode. */
const palette = { palette: true, colours: 16, dither: 0, effort: 1 };

/** Responds with an SVG image as PNG, `width` pixels wide. */
export async function pngResponse(svg: string, width: number): Promise<Response> {
  const png = await sharp(Buffer.from(svg)).resize({ width }).png(palette).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
