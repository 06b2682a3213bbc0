import { site } from '../env.ts';
import { drawIcon } from '../theme/artwork.ts';
import { theme } from '../theme/index.ts';
import { pngResponse } from '../theme/respond.ts';

/** The icon of the site, for browsers and home screens. Safari looks for it at this address. */
export const GET = async (): Promise<Response> => pngResponse(await drawIcon(site.title, theme.light));
