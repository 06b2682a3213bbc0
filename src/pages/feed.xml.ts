import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { aboutFeed, rssOf } from '../feeds/render.ts';
import { paths } from '../library/urls.ts';

export const GET: APIRoute = async ({ site }) =>
  rssOf((await library()).works, aboutFeed(site, paths.home, paths.feed), site);
