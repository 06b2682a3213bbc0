import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { HookParameters } from 'astro';
import { checkContent } from '../check/index.ts';
import { changedFiles, type FileState, listFileStates } from '../check/file-states.ts';
import { isHidden } from '../check/list-files.ts';
import { checkCache } from '../check/summary.ts';
import type { RefreshContext } from '../content-loader.ts';
import { env } from '../env.ts';
import { href } from '../schemas/paths.ts';
import { errorPage, type Problems, showProblems } from './content-problems.ts';

type ServerSetup = HookParameters<'astro:server:setup'>;
type Environment = ServerSetup['server']['environments'][string];

/** The watcher may miss a file that is deleted and written again within this time. */
const settleMs = 1500;
/** Updates don't wait for a response, or for Astro, if it takes longer than this. */
const patienceMs = 5000;
/** How long to wait before Astro is asked to load the content again. */
const retryMs = 10;

/**
 * Keeps the development server in step with the content folder. Before every request, the files on disk are compared
 * with those that were loaded, so that a page never shows an older state, whatever the watcher has missed. Updates run
 * one at a time and between responses, since a module that is evaluated during an update would keep its old data. A
 * page whose file has errors shows them; all other pages work, without the contents of that file, and have a banner.
 */
export async function serveLiveContent({ server, logger, refreshContent }: ServerSetup): Promise<void> {
  const responses = new Set<Promise<void>>();
  const check = async () => showProblems(await checkContent(env.contentDir, checkCache));
  let loaded: FileState[] = [];
  let problems = await check();
  let updating: Promise<void> | undefined;

  const print = (previous: Problems | undefined) => {
    const { level, report } = problems;
    if (report === (previous?.report ?? '')) return;
    if (report) logger[level](report);
    else logger.info('All problems in the content are fixed.');
  };
  const load = async (files: Omit<RefreshContext, 'onLoad'>) => {
    let isLoaded = false;
    const context: RefreshContext = { ...files, onLoad: () => (isLoaded = true) };
    // Astro ignores the call while it evaluates src/content.config.ts, which it does after each event of its watcher
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await wait(retryMs)) {
      await refreshContent?.({ loaders: ['files'], context: { ...context } });
      if (isLoaded) return;
    }
    throw new Error('src/content.config.ts cannot be evaluated (correct it, or restart the server)');
  };
  const update = async () => {
    for (;;) {
      const files = listFileStates(env.contentDir).filter(({ path }) => !isHidden(basename(path)));
      const changed = new Set(changedFiles(loaded, files).map((path) => resolve(env.contentDir, path)));
      if (changed.size === 0) return;
      const previous = problems;
      const found = await check();
      await load({
        // a file without changes may have an error that a change in another file corrects
        changedFiles: loaded.length > 0 ? [...changed, ...previous.filesWithErrors] : undefined,
        filesWithErrors: found.filesWithErrors,
      });
      await Promise.race([Promise.all(responses), wait(patienceMs, undefined, { ref: false })]);
      invalidate(server.environments.ssr, changed);
      problems = found;
      loaded = files;
      print(previous);
      server.ws.send({ type: 'full-reload' });
    }
  };
  const updateOnce = () =>
    (updating ??= update()
      .catch((error: unknown) => logger.error(`The content could not be reloaded: ${(error as Error).message}`))
      .finally(() => {
        updating = undefined;
      }));

  print(undefined);
  let timer: NodeJS.Timeout | undefined;
  server.watcher.add(resolve(env.contentDir));
  server.watcher.on('all', (_event, path) => {
    if (!resolve(path).startsWith(resolve(env.contentDir) + sep)) return;
    void updateOnce();
    clearTimeout(timer);
    timer = setTimeout(() => void updateOnce(), settleMs).unref();
  });

  const respond = async (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const [path = ''] = (request.url ?? '').split(/[?#]/); // Astro's server has removed the base path
    if (/^\/(?:@|src\/|node_modules\/)/.test(path)) return next(); // modules of the development server
    await updateOnce();
    if (response.destroyed) return;
    const former = path.replace(/\/$/, '');
    const errors = problems.errorsAt(path);
    if (errors && request.headers.accept?.includes('text/html')) {
      response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
      response.end(errorPage(errors, env.basePath));
    } else if (Object.hasOwn(problems.redirects, former)) {
      response.writeHead(302, { location: href(problems.redirects[former] ?? '') });
      response.end();
    } else {
      track(response, responses);
      const locals: App.Locals = { banner: problems.banner };
      Reflect.set(request, Symbol.for('astro.locals'), locals); // where Astro's server looks for them
      next();
    }
  };
  server.middlewares.use((request, response, next) => void respond(request, response, next));
}

/** Keeps a promise in `responses` until a response is complete or its connection is closed. */
function track(response: ServerResponse, responses: Set<Promise<void>>): void {
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  responses.add(promise);
  response.once('close', () => {
    responses.delete(promise);
    finish();
  });
}

/** Astro's module with the data of all entries. */
const dataModule = '\0astro:data-layer-content';

/** Makes an environment reload the modules that were made from changed files, and the modules that import them. */
function invalidate(environment: Environment, changed: ReadonlySet<string>): void {
  const isStale = ({ id, file }: { id: string | null; file: string | null }) =>
    id === dataModule || changed.has(resolve(file ?? ''));
  const { moduleGraph } = environment;
  for (const module of moduleGraph.idToModuleMap.values())
    if (isStale(module)) moduleGraph.invalidateModule(module, undefined, Date.now(), true);
  if (!('runner' in environment)) return;
  const { evaluatedModules } = (environment as RunnableEnvironment).runner;
  const stale = new Set([...evaluatedModules.idToModuleMap.values()].filter(isStale));
  for (const module of stale) {
    evaluatedModules.invalidateModule(module);
    for (const id of module.importers) {
      const importer = evaluatedModules.idToModuleMap.get(id);
      if (importer) stale.add(importer);
    }
  }
}

/** An environment that evaluates modules in this process. */
interface RunnableEnvironment {
  runner: {
    evaluatedModules: {
      idToModuleMap: Map<string, EvaluatedModule>;
      invalidateModule: (module: EvaluatedModule) => void;
    };
  };
}

interface EvaluatedModule {
  id: string;
  file: string;
  importers: Set<string>;
}
