import { mkdir, rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { demoContent, runAstroBuild, testOutput } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { writeLargeLibrary } from './large-library.ts';

/** A site that was built for the tests and is being served. */
export interface Site {
  /** The folder of its files. */
  folder: string;
  /** The address of its home page. */
  address: string;
  /** Its base path, ending in a slash. */
  base: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    sites: {
      /** The demo content. */
      plain: Site;
      /** The demo content, under a base path. */
      based: Site;
      /** A library with paginated lists. */
      large: Site;
      /** Prose on many subjects. */
      prose: Site;
      /** Texts for queries as people type them. */
      typed: Site;
      /** Letters; a search there covers `based` as well. */
      letters: Site;
      /** A work of each type, with all fields, in English and in German. */
      kinds: Site;
      kindsInGerman: Site;
      /** Each construct that Markdown has no syntax for. */
      constructs: Site;
    };
  }
}

async function buildSite(name: string, environment: Record<string, string> = {}, otherSites: readonly Site[] = []) {
  const folder = `${testOutput}/${name}`;
  await runAstroBuild({ OUT_DIR: folder, CACHE_DIR: `${testOutput}/cache-${name}`, ...environment });
  const base = new URL(environment.SITE_URL ?? 'http://localhost/').pathname;
  const { server, address } = await serve(folder, base, { otherSites });
  return { server, site: { folder, address, base } };
}

export default async function setup(project: TestProject): Promise<() => void> {
  await rm(testOutput, { recursive: true, force: true });
  await mkdir(testOutput, { recursive: true });
  await writeLargeLibrary(`${testOutput}/content`, 120);

  // not in parallel: builds of one project share Astro's files in .astro/
  const plain = await buildSite('plain', { CONTENT_DIR: demoContent, SITE_URL: 'https://commonplace.example' });
  const based = await buildSite('based', { CONTENT_DIR: demoContent, SITE_URL: 'https://host.example/reading/' });
  const large = await buildSite('large', { CONTENT_DIR: `${testOutput}/content` });
  const prose = await buildSite('prose', { CONTENT_DIR: 'tests/fixtures/relevance' });
  const typed = await buildSite('typed', { CONTENT_DIR: 'tests/fixtures/typed' });
  const letters = await buildSite(
    'letters',
    { CONTENT_DIR: 'tests/fixtures/letters', SITE_URL: 'https://host.example/letters', LIBRARIES: '/reading' },
    [based.site],
  );
  const everyKind = { CONTENT_DIR: 'tests/fixtures/kinds', SITE_URL: 'https://kinds.example' };
  const kinds = await buildSite('kinds', everyKind);
  const kindsInGerman = await buildSite('kinds-de', { ...everyKind, SITE_SETTINGS: 'tests/fixtures/german-site.json' });
  const constructs = await buildSite('constructs', { CONTENT_DIR: 'tests/fixtures/constructs' });
  project.provide('sites', {
    plain: plain.site,
    based: based.site,
    large: large.site,
    prose: prose.site,
    typed: typed.site,
    letters: letters.site,
    kinds: kinds.site,
    kindsInGerman: kindsInGerman.site,
    constructs: constructs.site,
  });
  const sites = [plain, based, large, prose, typed, letters, kinds, kindsInGerman, constructs];
  return () => {
    for (const { server } of sites) server.close();
  };
}
