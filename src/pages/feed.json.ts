import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { aboutFeed, jsonFeedOf } from '../feeds.ts';
import { paths } from '../lib/urls.ts';

export const GET: APIRoute = async ({ site }) =>
  jsonFeedOf((await library()).works, aboutFeed(site, paths.home, paths.jsonFeed), site);
