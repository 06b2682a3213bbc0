import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { aboutFeed, jsonFeedOf } from '../feeds/render.ts';
import { paths } from '../library/urls.ts';

export const GET: APIRoute = async ({ site }) =>
  jsonFeedOf((await library()).works, aboutFeed(site, paths.home, paths.jsonFeed), site);
