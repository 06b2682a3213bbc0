import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { feedInfo, rssResponse } from '../feeds/render.ts';
import { paths } from '../library/urls.ts';

export const GET: APIRoute = async ({ site }) =>
  rssResponse((await library()).works, feedInfo(site, paths.home, paths.feed), site);
