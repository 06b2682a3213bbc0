/** Responds with a PNG image. */
export const pngResponse = (png: Uint8Array): Response =>
  new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
