import type { AstroIntegration } from 'astro';
import { errorsIn } from '../check/diagnostic.ts';
import type { Findings } from '../check/index.ts';
import { report } from '../check/report.ts';
import { env } from '../env.ts';
import { serveLiveContent } from './live-content.ts';

/**
 * Stops a build if the content has errors; in the development server, shows the errors on the pages of the files.
 * Redirects former addresses of works. Its parameter has the findings of the check at the start of the command.
 */
export const contentCheck = ({
  diagnostics,
  redirects,
}: Pick<Findings, 'diagnostics' | 'redirects'>): AstroIntegration => {
  let isDevServer = false;
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, logger }) => {
        isDevServer = command === 'dev';
        if (command !== 'build') return;
        if (errorsIn(diagnostics).length > 0) throw new Error(report(diagnostics));
        // A release prints warnings itself, and fails on any that Astro logs.
        if (diagnostics.length > 0 && !env.releaseFindings) logger.warn(report(diagnostics));
        const root = config.base.replace(/\/$/, '');
        const targets = Object.entries(redirects).map(([from, to]) => [from, root + to]);
        updateConfig({ redirects: Object.fromEntries(targets) });
      },
      'astro:server:setup': async (setup) => {
        if (isDevServer) await serveLiveContent(setup); // builds start a server too
      },
    },
  };
};
