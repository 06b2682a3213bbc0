import { mkdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { demoContent, runAstroBuild, testOutput } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { writeLargeLibrary } from './large-library.ts';
import { createCopies } from './project-copies.ts';

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
      /** A library with the demo content, paginated lists and each construct that Markdown has no syntax for, under a base path. */
      large: Site;
      /** Prose on many subjects. */
      prose: Site;
      /** Texts for queries as people type them. */
      typed: Site;
      /** Letters; a search there covers `large` as well. */
      letters: Site;
      /** A work of each type, with all fields, in English and in German. */
      kinds: Site;
      kindsInGerman: Site;
    };
  }
}

type Name = keyof ProvidedContext['sites'];

const everyKind = { CONTENT_DIR: 'tests/fixtures/kinds', SITE_URL: 'https://kinds.example' };

/** The variables for the build of each site. */
const builds: Readonly<Record<Name, Record<string, string>>> = {
  plain: { CONTENT_DIR: demoContent, SITE_URL: 'https://commonplace.example' },
  large: { CONTENT_DIR: resolve(testOutput, 'content'), SITE_URL: 'https://host.example/reading/' },
  prose: { CONTENT_DIR: 'tests/fixtures/relevance' },
  typed: { CONTENT_DIR: 'tests/fixtures/typed' },
  letters: { CONTENT_DIR: 'tests/fixtures/letters', SITE_URL: 'https://host.example/letters', LIBRARIES: '/reading' },
  kinds: everyKind,
  kindsInGerman: { ...everyKind, SITE_SETTINGS: resolve('tests/fixtures/german-site.json') },
};

export default async function setup(project: TestProject): Promise<() => void> {
  await rm(testOutput, { recursive: true, force: true });
  await mkdir(testOutput, { recursive: true });
  await writeLargeLibrary(`${testOutput}/content`, 120);

  const queue = Object.entries(builds);
  const copies = createCopies('.cache/builders', 2);
  await Promise.all(
    copies.map(async (copy) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [name, variables] = next;
        const [OUT_DIR, CACHE_DIR] = [resolve(testOutput, name), resolve(testOutput, `cache-${name}`)];
        await runAstroBuild({ OUT_DIR, CACHE_DIR, ...variables }, copy);
      }
    }),
  );
  await rm('.cache/builders', { recursive: true });

  const servers: Server[] = [];
  const serveSite = async (name: Name, otherSites: readonly Site[] = []): Promise<Site> => {
    const folder = `${testOutput}/${name}`;
    const base = new URL(builds[name].SITE_URL ?? 'http://localhost/').pathname;
    const { server, address } = await serve(folder, base, { otherSites });
    servers.push(server);
    return { folder, address, base };
  };
  const large = await serveSite('large');
  project.provide('sites', {
    plain: await serveSite('plain'),
    large,
    prose: await serveSite('prose'),
    typed: await serveSite('typed'),
    letters: await serveSite('letters', [large]),
    kinds: await serveSite('kinds'),
    kindsInGerman: await serveSite('kindsInGerman'),
  });
  return () => {
    for (const server of servers) server.close();
  };
}
