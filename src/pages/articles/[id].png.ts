import type { APIContext } from 'astro';
import { library } from '../../content.ts';
import { cardFingerprint } from '../../library/fingerprint.ts';
import type { Work } from '../../library/library.ts';
import { entryRoutes } from '../../library/routes.ts';
import { cardSize, drawCard } from '../../theme/artwork.ts';
import { cardText, hasCard } from '../../theme/card.ts';
import { fonts } from '../../theme/fonts.ts';
import { theme } from '../../theme/index.ts';
import { pngResponse } from '../../theme/respond.ts';

export const getStaticPaths = async () =>
  entryRoutes((await library()).articles.filter(hasCard), (work) => cardFingerprint(cardText(work)));

export const GET = async ({ props: { entry } }: APIContext<{ entry: Work }>): Promise<Response> =>
  pngResponse(await drawCard(cardText(entry), theme.light, fonts), cardSize.width);
