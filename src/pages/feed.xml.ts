import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { libraryChannel } from '../feeds/channel.ts';
import { rssResponse } from '../feed-responses.ts';

export const GET: APIRoute = async ({ site }) => rssResponse((await library()).works, libraryChannel, site);
