import type { APIContext } from 'astro';
import { library } from '../../../content.ts';
import { feedResponses } from '../../../feed-responses.ts';
import { type Channel, channelRoutes } from '../../../feeds/channel.ts';
import type { Work } from '../../../library/library.ts';
import type { FeedFormat } from '../../../schemas/formats.ts';

export const getStaticPaths = async () => channelRoutes(await library());

type Context = APIContext<{ channel: Channel; works: readonly Work[] }, { format: FeedFormat }>;

export const GET = ({ params, props, site }: Context): Promise<Response> =>
  feedResponses[params.format](props.works, props.channel, site);
