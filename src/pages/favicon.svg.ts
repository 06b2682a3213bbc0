import { site } from '../env.ts';
import { drawIcon } from '../theme/artwork.ts';
import { fonts } from '../theme/fonts.ts';
import { theme } from '../theme/index.ts';
import { svgResponse } from '../theme/respond.ts';

export const GET = async (): Promise<Response> =>
  svgResponse(await drawIcon(site.title, theme.light, fonts, { rounded: true }));
