import type { APIRoute } from 'astro';
import { messages } from '../messages/index.ts';
import styles from '../styles/feed.css?inline';
import { theme } from '../theme/index.ts';
import { themeCss } from '../theme/theme.ts';
import { contentType, mediaTypes } from '../values/media-types.ts';

/** A string of CSS. */
const cssString = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The stylesheet of RSS feeds, for people who open one in a browser. */
export const GET: APIRoute = () =>
  new Response(`${themeCss(theme)}:root{--about-feeds:${cssString(messages.feeds.inBrowser)}}${styles}`, {
    headers: { 'content-type': contentType(mediaTypes.css) },
  });
