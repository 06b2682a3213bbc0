import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { childEnv } from '../../src/env.ts';

/** The command of the importers, which are a package that the site doesn't need. */
const importer = 'packages/import/index.ts';

/**
 * Creates a related work from the record of a registry, as `npm run import` does. Returns the exit code of that
 * command. Throws an error for the editor if the importers aren't there.
 */
export function askRegistry(identifier: string, publish: boolean): number {
  if (!existsSync(importer))
    throw new Error(
      `the importers in ${importer.replace(/\/index\.ts$/, '')}, which ask registries, are missing: give the title instead`,
    );
  const args = [importer, identifier, ...(publish ? ['--publish'] : [])];
  return spawnSync(process.execPath, args, { stdio: 'inherit', env: childEnv() }).status ?? 1;
}
