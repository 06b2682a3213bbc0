import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { expect } from 'vitest';
import { demoContent } from '../../scripts/support/run-build.ts';

/** A change of a file: `replace` takes the place of `find`, which the file has once; `append` goes to its end. */
export type Edit = { file: string; find: string; replace: string } | { file: string; append: string };

/** A step of a recipe. */
export interface Step {
  /** Words of the step in CONTRIBUTING.md, without its line breaks. */
  says: string;
  /** The edits that it asks for, in files that the recipe names, or in folders that it names. */
  edits?: readonly Edit[];
  /** The command that it tells to run, and its variables. */
  run?: { command: readonly string[]; variables?: Record<string, string> };
}

/** Folders and files that no copy needs. */
const left = new Set(['node_modules', '.git', '.astro', 'dist', 'dist.cache', 'dist.headers']);

/** A copy of this project, to be changed. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'commonplace-recipe-'));

  constructor() {
    cpSync('.', this.folder, { recursive: true, filter: (path) => !left.has(relative('.', path)) });
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'), 'junction');
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /**
   * Takes the steps of the recipe with a heading in CONTRIBUTING.md, and checks the types of the result. Rejects if the recipe
   * doesn't ask for a step.
   */
  async follow(heading: string, steps: readonly Step[]): Promise<void> {
    const recipe = recipeText(heading);
    // of `src/messages/<language>.ts`, what all languages have in common
    const names = [...recipe.matchAll(/`([^`<]+)[^`]*`/g)].map(([, name = '']) => name);
    for (const { says, edits = [], run } of steps) {
      expect(recipe).toContain(says);
      for (const edit of edits) {
        expect(
          names.some((name) => edit.file.startsWith(name) || edit.file.endsWith(`/${name}`)),
          edit.file,
        ).toBe(true);
        this.#edit(edit);
      }
      if (run) await this.run(run.command, run.variables);
    }
    await this.run(['npm', 'run', 'check:types']);
  }

  #edit(edit: Edit): void {
    const path = join(this.folder, edit.file);
    const text = existsSync(path) ? this.read(edit.file) : '';
    if ('find' in edit) expect(text.split(edit.find), `${edit.file} has this once: ${edit.find}`).toHaveLength(2);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'find' in edit ? text.replace(edit.find, () => edit.replace) : text + edit.append);
  }

  /** Runs a program of the project. Returns its output. Rejects with it if the program fails. */
  async run([program = '', ...args]: readonly string[], variables: Record<string, string> = {}): Promise<string> {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: {
        ...process.env,
        ...{ VITEST: undefined, VITEST_MODE: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined },
        ...{ NODE_ENV: undefined, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
        ...{ CONTENT_DIR: demoContent, CACHE_DIR: join(this.folder, '.cache'), ...variables },
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    if (status !== 0) throw new Error(`${[program, ...args].join(' ')}\n${output}`);
    return output;
  }

  /** Builds the site of the demo. Returns its folder. */
  async build(): Promise<string> {
    await this.run(['npm', 'run', 'build']);
    return join(this.folder, 'dist');
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Returns the text of a recipe, in one line. */
function recipeText(heading: string): string {
  const [, after = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split(`\n## ${heading}\n`);
  return (after.split('\n## ')[0] ?? '').replace(/\s+/g, ' ');
}
