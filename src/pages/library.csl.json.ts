import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { recordsResponse } from '../citation/endpoints.ts';
import { byId } from '../library/library.ts';

export const GET: APIRoute = async ({ site }) =>
  recordsResponse((await library()).works.toSorted(byId), 'csl.json', site);
