import type { APIRoute } from 'astro';
import { href, paths } from '../schemas/paths.ts';
import { site } from '../env.ts';
import { theme } from '../theme/index.ts';

/** The web app manifest, for adding the site to a home screen: https://www.w3.org/TR/appmanifest/ */
export const GET: APIRoute = () =>
  Response.json({
    name: site.title,
    short_name: site.title,
    description: site.description,
    lang: site.language,
    start_url: href(paths.home),
    scope: href(paths.home),
    display: 'browser',
    background_color: theme.light.page,
    theme_color: theme.light.page,
    icons: [{ src: href('/apple-touch-icon.png'), type: 'image/png', sizes: '180x180' }],
  });
