import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * The module that Astro makes of all content, and the file of its cache that it makes it of: `DATA_STORE_VIRTUAL_ID` and
 * `DATA_STORE_FILE` in https://github.com/withastro/astro/blob/main/packages/astro/src/content/consts.ts
 */
const [id, file] = ['\0astro:data-layer-content', 'data-store.json'];

/** What the module is instead. It names no path, so that the code of the pages is the same wherever they are built. */
const code = `import { readFileSync } from 'node:fs';
export default JSON.parse(readFileSync(process.env.DATA_STORE, 'utf8'));`;

/**
 * Lets the pages read the content from Astro's file of it while the site is built. Astro bundles it with their code, as a
 * string in a script, which takes 23 MB of memory for each MB of it: half of what a large library needs. Where a later
 * Astro has no such module any more, the build says so.
 */
export const dataStore = (): AstroIntegration => {
  let used = false;
  const handler = () => {
    used = true;
    return code;
  };
  return {
    name: 'data-store',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const load = { order: 'pre', filter: { id: new RegExp(`^${id}$`) }, handler } as const;
        updateConfig({ vite: { plugins: [{ name: 'data-store', load }] } });
      },
      'astro:config:done': ({ config }) => {
        process.env.DATA_STORE = fileURLToPath(new URL(file, config.cacheDir));
      },
      'astro:build:done': () => {
        if (!used) throw new Error(`Astro has no module ${id.slice(1)} any more; see src/integrations/data-store.ts`);
      },
    },
  };
};
