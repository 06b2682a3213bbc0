import { library } from '../../content.ts';
import { draft } from '../../search/build/manifest.ts';

export const GET = async (): Promise<Response> => Response.json(draft(await library()));
