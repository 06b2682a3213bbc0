import { library } from '../../content.ts';
import { catalogue } from '../../lib/catalogue.ts';

export const GET = async (): Promise<Response> => Response.json(catalogue(await library()));
