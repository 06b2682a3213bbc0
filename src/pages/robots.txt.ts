import type { APIRoute } from 'astro';
import { href } from '../schemas/paths.ts';

/** Allows crawlers everywhere and points them to the sitemap. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(href('/sitemap-index.xml'), site).href}\n`);
