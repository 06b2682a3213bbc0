import { library } from '../../content.ts';
import { buildManifest } from '../../search/build/manifest.ts';

/** The input of the indexer, which removes this file from the built site. */
export const GET = async (): Promise<Response> => Response.json(buildManifest(await library()));
