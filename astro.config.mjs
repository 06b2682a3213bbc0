import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { loadSummary } from './src/check/summary.ts';
import { contentCheck } from './src/integrations/content-check.ts';
import { redirectPages } from './src/integrations/redirect-pages.ts';
import { searchIndex } from './src/integrations/search.ts';
import { markdown } from './src/markdown/processor.ts';
import { env } from './src/env.ts';

const findings = await loadSummary();

/** @type {(item: import('@astrojs/sitemap').SitemapItem) => import('@astrojs/sitemap').SitemapItem} */
const withLastModified = (item) => {
  const lastmod = findings.lastModified[new URL(item.url).pathname.slice(env.basePath.length - 1)];
  return lastmod === undefined ? item : { ...item, lastmod };
};

/** @type {(url: string) => boolean} */
const isPublished = (url) => {
  const path = decodeURI(new URL(url).pathname.slice(env.basePath.length - 1));
  return !findings.withdrawn.some(({ address }) => address === path);
};

export default defineConfig({
  site: env.siteUrl.origin,
  base: env.basePath,
  publicDir: env.publicDir,
  outDir: env.outDir,
  cacheDir: env.cacheDir,
  compressHTML: true, // the default, 'jsx', drops spaces between inline elements on separate lines
  build: { format: 'directory', inlineStylesheets: 'always' },
  vite: {
    build: { assetsInlineLimit: (file) => file.includes('ReadingScript.astro') }, // the page of a work is one request
    plugins: [
      {
        name: 'import-without-preload',
        enforce: 'pre',
        configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : null),
        // Vite would list and preload the imports and styles of modules that scripts load on demand; ours need none
        load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null),
      },
    ],
    server: { watch: { ignored: ['**/dist/**', '**/dist.*/**'] } },
  },
  markdown: { processor: markdown, syntaxHighlight: false },
  image: { service: { entrypoint: './src/image-service.ts' } },
  experimental: {
    incrementalBuild: true, // pages are compared by fingerprint: src/library/fingerprint.ts
    contentIntellisense: true, // editors offer the fields of content files: docs/editing.md
  },
  integrations: [
    contentCheck(findings),
    redirectPages(findings.redirects),
    mdx(),
    sitemap({ filter: isPublished, serialize: withLastModified }),
    searchIndex(),
  ],
});
