import type { APIContext } from 'astro';
import { library } from '../../../content.ts';
import { feedInfo, jsonFeedResponse } from '../../../feeds/render.ts';
import { newestWorks } from '../../../feeds/feed.ts';
import { feedFingerprint } from '../../../library/fingerprint.ts';
import type { Tag } from '../../../library/library.ts';
import { tagFeedRoutes } from '../../../library/routes.ts';
import { paths } from '../../../library/urls.ts';

export const getStaticPaths = async () =>
  tagFeedRoutes((await library()).tags, (tag) => feedFingerprint(tag, newestWorks(tag.works)));

export const GET = ({ props: { entry: tag }, site }: APIContext<{ entry: Tag }>): Promise<Response> =>
  jsonFeedResponse(tag.works, feedInfo(site, paths.tag(tag), paths.tagJsonFeed(tag), tag.name, tag.meaning), site);
