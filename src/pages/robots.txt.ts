import type { APIRoute } from 'astro';
import { href } from '../library/urls.ts';

/** Every page may be crawled; the sitemap tells which there are. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(href('/sitemap-index.xml'), site).href}\n`);
