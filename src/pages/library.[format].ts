import type { APIContext } from 'astro';
import { recordsResponse } from '../citation/endpoints.ts';
import { library } from '../content.ts';
import { byId } from '../library/library.ts';
import { type Format, formatNames } from '../schemas/formats.ts';

export const getStaticPaths = () => formatNames.map((format) => ({ params: { format } }));

export const GET = async ({ params, site }: APIContext<object, { format: Format }>): Promise<Response> =>
  recordsResponse((await library()).works.toSorted(byId), params.format, site);
