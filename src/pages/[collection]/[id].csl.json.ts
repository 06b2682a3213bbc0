import { library } from '../../content.ts';
import { recordEndpoint, recordRoutes } from '../../citation/endpoints.ts';

export const getStaticPaths = async () => recordRoutes((await library()).works);
export const GET = recordEndpoint('csl.json');
