import { library } from '../../content.ts';
import { draft } from '../../lib/catalogue.ts';

export const GET = async (): Promise<Response> => Response.json(draft(await library()));
