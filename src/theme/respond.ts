import sharp from 'sharp';

/** Responds with an SVG image. */
export const svgResponse = (svg: string): Response =>
  new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });

/** Responds with an SVG image as PNG, `width` pixels wide. The palette keeps a card below 40 KB. */
export async function pngResponse(svg: string, width: number): Promise<Response> {
  const png = await sharp(Buffer.from(svg)).resize({ width }).png({ palette: true }).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
