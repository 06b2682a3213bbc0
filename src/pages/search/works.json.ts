import { library } from '../../content.ts';
import { searchManifest } from '../../search/build/manifest.ts';

export const GET = async (): Promise<Response> => Response.json(searchManifest(await library()));
