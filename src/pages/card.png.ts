import { site } from '../env.ts';
import { drawCard } from '../theme/artwork.ts';
import { theme } from '../theme/index.ts';
import { pngResponse } from '../theme/respond.ts';

export const GET = async (): Promise<Response> =>
  pngResponse(await drawCard({ title: site.title, lines: [site.description] }, theme.light));
