import type { APIContext } from 'astro';
import { library } from '../../../content.ts';
import { aboutFeed, rssOf } from '../../../feeds.ts';
import { feedWorks } from '../../../lib/feed.ts';
import { ofFeed } from '../../../lib/fingerprint.ts';
import type { Tag } from '../../../lib/library.ts';
import { routesOf } from '../../../lib/routes.ts';
import { paths } from '../../../lib/urls.ts';

export const getStaticPaths = async () => routesOf((await library()).tags, (tag) => ofFeed(tag, feedWorks(tag.works)));

export const GET = ({ props: { of: tag }, site }: APIContext<{ of: Tag }>): Promise<Response> =>
  rssOf(tag.works, aboutFeed(site, paths.tag(tag), paths.tagFeed(tag), tag.name, tag.meaning), site);
