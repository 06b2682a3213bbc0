import { site } from '../env.ts';
import { cardSize, drawCard } from '../theme/artwork.ts';
import { fonts } from '../theme/fonts.ts';
import { theme } from '../theme/index.ts';
import { pngResponse } from '../theme/respond.ts';

export const GET = async (): Promise<Response> =>
  pngResponse(await drawCard({ title: site.title, lines: [site.description] }, theme.light, fonts), cardSize.width);
