import { site } from '../env.ts';
import { deriveTheme } from './theme.ts';

/** The colours of the site. */
export const theme = deriveTheme(site.colours);
