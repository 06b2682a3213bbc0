import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { libraryChannel } from '../feeds/channel.ts';
import { jsonFeedResponse } from '../feed-responses.ts';

export const GET: APIRoute = async ({ site }) => jsonFeedResponse((await library()).works, libraryChannel, site);
