import { refuseSettings, settingsFile, site } from '../env.ts';
import { deriveTheme, type Theme } from './theme.ts';

/** The colours of the site. A command that imports them stops if their contrast is too low. */
export const theme: Theme = (() => {
  try {
    return deriveTheme(site.colours, settingsFile);
  } catch (error) {
    return refuseSettings(error);
  }
})();
