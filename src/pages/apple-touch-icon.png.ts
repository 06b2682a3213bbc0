import { site } from '../env.ts';
import { drawIcon } from '../theme/artwork.ts';
import { fonts } from '../theme/fonts.ts';
import { theme } from '../theme/index.ts';
import { pngResponse } from '../theme/respond.ts';

/** The size of the icon on a home screen, in pixels. */
const width = 180;

export const GET = async (): Promise<Response> =>
  pngResponse(await drawIcon(site.title, theme.light, fonts, { rounded: false }), width);
