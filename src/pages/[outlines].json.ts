import { outlines } from '../content.ts';
import { env } from '../env.ts';

/** A release makes files from texts after Astro has run. It reads their outlines here, and removes this file. */
export const getStaticPaths = () => (env.releaseFindings ? [{ params: { outlines: '_outlines' } }] : []);

export const GET = async (): Promise<Response> => Response.json(await outlines());
