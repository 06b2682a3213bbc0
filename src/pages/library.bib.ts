import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { recordsOf } from '../citation/endpoints.ts';
import { byId } from '../library/library.ts';

export const GET: APIRoute = async ({ site }) => recordsOf((await library()).works.toSorted(byId), 'bib', site);
