import type { APIContext } from 'astro';
import { library } from '../content.ts';
import { feedResponses } from '../feed-responses.ts';
import { libraryChannel } from '../feeds/channel.ts';
import { type FeedFormat, feedFormats } from '../schemas/formats.ts';

export const getStaticPaths = () => feedFormats.map((format) => ({ params: { format } }));

export const GET = async ({ params, site }: APIContext<object, { format: FeedFormat }>): Promise<Response> =>
  feedResponses[params.format]((await library()).works, libraryChannel, site);
