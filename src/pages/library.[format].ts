import { library } from '../content.ts';
import { libraryRoutes, recordEndpoint } from '../lib/endpoints.ts';

export const getStaticPaths = async () => libraryRoutes((await library()).works);
export const GET = recordEndpoint;
