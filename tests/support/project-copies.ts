import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a copy of the project for each worker: builds of one project share the files in `.astro/`. */
    projectCopies: string[];
  }
}

/** Folders that no copy needs. */
const left = new Set(['node_modules', '.git', '.astro', '.cache', 'dist', 'dist.build', 'dist.cache', 'dist.headers']);

/** Copies the project, apart from its packages, its history and what was built from it. */
export const copyProject = (folder: string): void =>
  cpSync('.', folder, { recursive: true, filter: (path) => !left.has(relative('.', path)) });

/** Links a copy to the history and the packages of the project. The copy has caches of its own. */
function linkPackages(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  const packages = readdirSync('node_modules').filter((name) => !['.cache', '.vite'].includes(name));
  for (const path of ['.git', ...packages.map((name) => join('node_modules', name))])
    symlinkSync(resolve(path), join(folder, path), 'junction');
}

/** Creates copies of the project that can be built at the same time. Returns their folders. */
export function createCopies(folder: string, count: number): string[] {
  rmSync(folder, { recursive: true, force: true });
  const copies = Array.from({ length: count }, (_, index) => resolve(folder, String(index + 1)));
  for (const copy of copies) {
    copyProject(copy);
    linkPackages(copy);
  }
  return copies;
}

/** Creates a copy for each worker. */
export default function setup(project: TestProject): () => void {
  const folder = '.cache/copies'; // always the same, so that Node's cache of compiled modules applies
  project.provide('projectCopies', createCopies(folder, project.config.maxWorkers));
  return () => rmSync(folder, { recursive: true });
}
