import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { aboutFeed, rssOf } from '../feeds.ts';
import { paths } from '../lib/urls.ts';

export const GET: APIRoute = async ({ site }) =>
  rssOf((await library()).works, aboutFeed(site, paths.home, paths.feed), site);
