import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import { copyProject } from './project-copies.ts';

/** A change of a file: `replace` takes the place of `find`, which the file has once; `append` goes to its end. */
export type Edit = { file: string; find: string; replace: string } | { file: string; append: string };

/** A step of a recipe. */
export interface Step {
  /** Words of the step in CONTRIBUTING.md, without its line breaks. */
  says: string;
  /** The edits that it asks for, in files or folders that the recipe names. `read` reads a file of the copy. */
  edits?: readonly Edit[] | ((read: (path: string) => string) => readonly Edit[]);
  /** The command that it tells to run. */
  run?: readonly string[];
  /** The unit tests that expect the result, or write it with `UPDATE=1`. */
  updates?: readonly string[];
}

export type Recipe = readonly Step[];

const contributing = readFileSync('CONTRIBUTING.md', 'utf8');

/** The headings of the recipes. */
export const headings = [...contributing.matchAll(/^## (Add .*)$/gm)].map(([, heading = '']) => heading);

/** A copy of this project, to be changed. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'commonplace-recipes-'));

  constructor() {
    chmodSync(this.folder, 0o755); // some tests run programs as another user
    copyProject(this.folder);
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'), 'junction');
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Imports a module of the copy. */
  load = async <Module>(path: string): Promise<Module> => (await import(join(this.folder, path))) as Module;

  /** Takes the steps of the recipe with a heading in CONTRIBUTING.md. Rejects if the recipe doesn't ask for one of them. */
  async follow(heading: string, recipe: Recipe): Promise<void> {
    const words = recipeWords(heading);
    // of `src/messages/<language>.ts`, what all languages have in common
    const names = [...words.matchAll(/`([^`<]+)[^`]*`/g)].map(([, name = '']) => name);
    for (const { says, edits = [], run } of recipe) {
      expect(words).toContain(says);
      for (const edit of typeof edits === 'function' ? edits((path) => this.read(path)) : edits) {
        const isNew = !existsSync(join(this.folder, edit.file)); // then it is next to a file that the recipe names
        const isNamed = names.some(
          (name) =>
            edit.file.startsWith(name) ||
            edit.file.endsWith(`/${name}`) ||
            (isNew && dirname(edit.file) === dirname(name)),
        );
        expect(isNamed, `“${heading}” names ${edit.file}`).toBe(true);
        this.#edit(edit);
      }
      if (run) await this.run(run);
    }
  }

  #edit(edit: Edit): void {
    const path = join(this.folder, edit.file);
    const text = existsSync(path) ? this.read(edit.file) : '';
    if ('find' in edit) expect(text.split(edit.find), `${edit.file} has this once: ${edit.find}`).toHaveLength(2);
    this.write(edit.file, 'find' in edit ? text.replace(edit.find, () => edit.replace) : text + edit.append);
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Runs unit tests of the copy, all of them by default. */
  async runUnitTests(files: readonly string[] = [], variables: Record<string, string> = {}): Promise<void> {
    const command = ['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'unit'];
    await this.run([...command, ...files], variables);
  }

  /** Runs a program of the copy. Returns its output. Rejects with it if the program fails. */
  async run([program = '', ...args]: readonly string[], variables: Record<string, string> = {}): Promise<string> {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: {
        ...process.env,
        ...{ VITEST: undefined, VITEST_MODE: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined },
        ...{ NODE_ENV: undefined, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
        ...{ CACHE_DIR: join(this.folder, '.cache'), ...variables },
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    if (status !== 0) throw new Error(`${[program, ...args].join(' ')}\n${output}`);
    return output;
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Returns the words of a recipe, in one line. */
function recipeWords(heading: string): string {
  const [, after = ''] = contributing.split(`\n## ${heading}\n`);
  return (after.split('\n## ')[0] ?? '').replace(/\s+/g, ' ');
}
