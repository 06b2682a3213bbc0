import type { APIContext } from 'astro';
import { library } from '../../../content.ts';
import { aboutFeed, rssOf } from '../../../feeds/render.ts';
import { feedWorks } from '../../../feeds/feed.ts';
import { ofFeed } from '../../../library/fingerprint.ts';
import type { Tag } from '../../../library/library.ts';
import { routesOf } from '../../../library/routes.ts';
import { paths } from '../../../library/urls.ts';

export const getStaticPaths = async () => routesOf((await library()).tags, (tag) => ofFeed(tag, feedWorks(tag.works)));

export const GET = ({ props: { of: tag }, site }: APIContext<{ of: Tag }>): Promise<Response> =>
  rssOf(tag.works, aboutFeed(site, paths.tag(tag), paths.tagFeed(tag), tag.name, tag.meaning), site);
