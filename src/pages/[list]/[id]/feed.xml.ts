import type { APIContext } from 'astro';
import { library } from '../../../content.ts';
import { type Channel, channelRoutes } from '../../../feeds/channel.ts';
import { rssResponse } from '../../../feed-responses.ts';
import type { Work } from '../../../library/library.ts';

export const getStaticPaths = async () => channelRoutes(await library());

export const GET = ({ props, site }: APIContext<{ channel: Channel; works: readonly Work[] }>): Promise<Response> =>
  rssResponse(props.works, props.channel, site);
