import type { APIContext } from 'astro';
import { library } from '../../content.ts';
import { cardFingerprint } from '../../library/fingerprint.ts';
import type { Work } from '../../library/library.ts';
import { workRoutes } from '../../library/routes.ts';
import { drawCard } from '../../theme/artwork.ts';
import { cardText, hasCard } from '../../theme/card.ts';
import { theme } from '../../theme/index.ts';
import { pngResponse } from '../../theme/respond.ts';

export const getStaticPaths = async () =>
  workRoutes((await library()).works.filter(hasCard), (work) => cardFingerprint(cardText(work)));

export const GET = async ({ props: { work } }: APIContext<{ work: Work }>): Promise<Response> =>
  pngResponse(await drawCard(cardText(work), theme.light));
