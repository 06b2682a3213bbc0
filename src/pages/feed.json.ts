import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { feedInfo, jsonFeedResponse } from '../feeds/render.ts';
import { paths } from '../library/urls.ts';

export const GET: APIRoute = async ({ site }) =>
  jsonFeedResponse((await library()).works, feedInfo(site, paths.home, paths.jsonFeed), site);
