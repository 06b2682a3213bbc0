import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { folderProblem, isWithin, readRegularFile } from './files.ts';
import { type Site, siteProblems, siteSchema } from './settings.ts';

/** The settings that come from the environment. No other file in `src/` and `scripts/` reads an environment variable. */
export interface Env {
  /** The site's address with its base path, ending in a slash: `SITE_URL`, or `url` in `src/site.ts`. */
  siteUrl: URL;
  /** The path of `siteUrl`, such as `/` or `/reading/`. */
  basePath: string;
  /** The folder of the content: `CONTENT_DIR`, or `src/content`. */
  contentDir: string;
  /** The folder of files that are published as they are: `PUBLIC_DIR`, or `public`. */
  publicDir: string;
  /** The folder to build the site into, without a trailing slash: `OUT_DIR`, or `dist`. */
  outDir: string;
  /** The folder of Astro's cache: `CACHE_DIR`, or `node_modules/.astro`. Releases set it. */
  cacheDir: string;
  /**
   * The base paths of other libraries on the same host to search as well, each with a slash at both ends: `LIBRARIES`,
   * separated by spaces, or `libraries` in `src/site.ts`.
   */
  libraries: string[];
  /**
   * The file with the results of the content check: `RELEASE_FINDINGS`. Set when Astro runs as part of a release, which
   * checks the content, writes the citation files and indexes the site itself.
   */
  releaseFindings: string | undefined;
  /**
   * The day of the build in UTC, `YYYY-MM-DD`: `BUILD_DATE`, or the current day. Works that are scheduled for a later
   * day are left out, and dates may be in the next year at most. Set `BUILD_DATE` to build the same site again.
   */
  today: string;
  /** The browser for tests and benchmarks: `CHROMIUM_PATH`. */
  chromiumPath: string | undefined;
  /**
   * A server to query in place of the registries of identifiers: `REGISTRIES`, without a slash at its end. Its URLs
   * contain the host and the path of each request: `http://localhost:8080/doi.org/10.1000/182`.
   */
  registries: string | undefined;
}

type Variables = Record<string, string | undefined>;

/**
 * Reads the settings from the environment, and what they complete in those of the site. `site` is the content of `file`,
 * or the error with which reading it failed. Throws an error with one line for each invalid setting or variable.
 */
export function readEnv(variables: Variables, site: unknown, file = 'src/site.ts'): Env {
  const problems = site instanceof Error ? [site.message] : siteProblems(site, file);
  const parse = <Value>(name: string, text: string | undefined, parser: (text: string) => Value) => {
    try {
      return text === undefined ? undefined : parser(text);
    } catch (error) {
      problems.push(`${name}: ${(error as Error).message}`);
      return undefined;
    }
  };
  /** Returns the name of the setting that a value comes from. */
  const origin = (variable: string, setting: string) =>
    variables[variable] === undefined ? `${setting} in ${file}` : variable;
  const own = soundPart(site);
  const siteUrl = parse(origin('SITE_URL', 'url'), variables.SITE_URL ?? own.url, parseSiteUrl);
  if (variables.BASE_PATH !== undefined)
    problems.push('BASE_PATH: not supported; put the path into SITE_URL, like https://example.org/reading/');
  problems.push(...folderProblems(variables));
  const libraries = (variables.LIBRARIES?.split(' ').filter(Boolean) ?? own.libraries).map((path) =>
    parse(origin('LIBRARIES', 'libraries'), path, parseLibrary),
  );
  const today = parse('BUILD_DATE', variables.BUILD_DATE ?? new Date().toISOString().slice(0, 10), parseDay);
  const registries = parse('REGISTRIES', variables.REGISTRIES, parseSiteUrl);
  if (!siteUrl || today === undefined || problems.length > 0) throw new Error(problems.join('\n'));
  return {
    siteUrl,
    basePath: siteUrl.pathname,
    contentDir: variables.CONTENT_DIR ?? 'src/content',
    publicDir: variables.PUBLIC_DIR ?? 'public',
    outDir: (variables.OUT_DIR ?? 'dist').replace(/(?<=.)[/\\]+$/, ''),
    cacheDir: variables.CACHE_DIR ?? 'node_modules/.astro',
    libraries: [...new Set(libraries.filter((path) => path !== undefined))],
    releaseFindings: variables.RELEASE_FINDINGS,
    today,
    chromiumPath: variables.CHROMIUM_PATH,
    registries: registries?.href.replace(/\/$/, ''),
  };
}

/** Returns the settings of the site that variables can replace, without those that `siteProblems` reports. */
function soundPart(site: unknown): { url: string | undefined; libraries: string[] } {
  const { url, libraries } = (site ?? {}) as Partial<Site>;
  return {
    url: siteSchema.shape.url.safeParse(url).data,
    libraries: siteSchema.shape.libraries.safeParse(libraries).data ?? [],
  };
}

/** Returns the problems of the variables that name a folder, one line each. */
function folderProblems(variables: Variables): string[] {
  const { CONTENT_DIR = 'src/content', PUBLIC_DIR = 'public' } = variables;
  return ['CONTENT_DIR', 'PUBLIC_DIR', 'OUT_DIR', 'CACHE_DIR'].flatMap((name) => {
    const path = variables[name];
    if (path === undefined) return [];
    const problem = folderProblem(path);
    if (problem !== undefined) return `${name}: ${problem}`;
    if (name === 'PUBLIC_DIR' && !existsSync(path))
      return `${name}: ${path} does not exist; create it, or correct the variable`;
    if (name === 'CONTENT_DIR' || name === 'PUBLIC_DIR') return [];
    // files that a build writes into a published folder would be published, or rejected by the next check
    return [CONTENT_DIR, PUBLIC_DIR]
      .filter((folder) => isWithin(folder, path) && !/(?:^|[/\\])\./.test(relative(folder, path)))
      .map((folder) => `${name}: is in ${folder}, whose files are published; name another folder`);
  });
}

/** Matches a path of plain names with single slashes between them. The last slash is optional. */
const plainPath = /^(?:\/[\w.~-]+)*\/?$/;

/** Parses the address of the site and adds a trailing slash. Throws if it can't be the address of a site. */
function parseSiteUrl(text: string): URL {
  const url = URL.parse(text);
  const quoted = JSON.stringify(text);
  if (!url || !/^https?:\/\/[^/]/i.test(text))
    throw new Error(
      `${quoted} is not a web address; write it like https://example.org/ or https://example.org/reading/`,
    );
  if (url.username || url.password || url.search || url.hash)
    throw new Error(
      `${quoted} must not have a user name, a query or a fragment; write it like https://example.org/reading/`,
    );
  if (!plainPath.test(url.pathname))
    throw new Error(`${quoted} must have a path of plain names with single slashes, like https://example.org/reading/`);
  url.pathname = url.pathname.replace(/\/?$/, '/');
  return url;
}

/** Parses the base path of another library and adds a trailing slash. Throws if it isn't a path on this host. */
function parseLibrary(path: string): string {
  if (path.startsWith('/') && plainPath.test(path) && !/\/\.\.?(?:\/|$)/.test(path)) return path.replace(/\/?$/, '/');
  throw new Error(`${JSON.stringify(path)} is not the path of a library on this host; write it like /letters/`);
}

/** Returns a day that is in the calendar. Throws if it isn't. */
function parseDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new Error(`${JSON.stringify(text)} is not a day; write it like 2026-01-31`);
}

/** Reads `src/site.ts`. Throws an error with the line and a hint if it is not valid TypeScript. */
async function readOwnSettings(): Promise<Site> {
  try {
    return (await import('./site.ts')).site;
  } catch (error) {
    const { message, stack = '' } = error as Error;
    const [, line] = /site\.ts:(\d+)/.exec(stack) ?? [];
    throw new Error(
      `src/site.ts:${line ?? 1}: ${message} (look for a missing comma or quotation mark there, or at the end of the line above)`,
      { cause: error },
    );
  }
}

/**
 * Prints the problems with the settings and exits. In the development server, throws them instead: its pages show the
 * error, and the server continues once the settings are corrected.
 */
export function refuseSettings(error: unknown): never {
  if (isDevServer()) throw error;
  console.error((error as Error).message);
  process.exit(1);
}

/**
 * Returns whether the development server evaluates this module. A build replaces this expression with `false`. The build
 * also replaces any other mention of that object, even in a comment, with all variables that are named in this file.
 * Since these include the release's folder, a release could then not reuse pages from the last release.
 */
function isDevServer(): boolean {
  try {
    return import.meta.env.DEV;
  } catch {
    return false; // in a script
  }
}

/** The maximum size of a settings file, in bytes. */
const maxSettings = 1_000_000;

/** Reads settings from a JSON file. Throws if it can't be read or is not JSON. */
function readSettings(file: string): Site {
  if (file.trim() === '') throw new Error('SITE_SETTINGS: is empty; name a file, or leave the variable out');
  if (/\p{Cc}/u.test(file))
    throw new Error(`SITE_SETTINGS: ${JSON.stringify(file)} has a control character; correct the name`);
  let text: string;
  try {
    text = readRegularFile(file, { maxBytes: maxSettings, links: true }).toString();
  } catch (error) {
    throw new Error(`SITE_SETTINGS: ${(error as Error).message}`, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Site;
  } catch (error) {
    throw new Error(`SITE_SETTINGS: ${file} is not valid JSON: ${(error as Error).message}; correct the file`, {
      cause: error,
    });
  }
}

/** The file with the identity of the site: `SITE_SETTINGS`, or `src/site.ts`. */
export const settingsFile: string = process.env.SITE_SETTINGS ?? 'src/site.ts';

/** Reads all settings of this process. */
async function load(): Promise<{ site: Site; env: Env }> {
  const { SITE_SETTINGS: file } = process.env;
  let settings: unknown;
  try {
    settings = file === undefined ? await readOwnSettings() : readSettings(file);
  } catch (error) {
    settings = error;
  }
  try {
    return { env: readEnv(process.env, settings, settingsFile), site: settings as Site };
  } catch (error) {
    const { message } = error as Error;
    return refuseSettings(new Error([message, ...(await colourProblems(settings))].join('\n'), { cause: error }));
  }
}

/** Returns the problems with the colours, which are reported with those of the other settings. */
async function colourProblems(settings: unknown): Promise<string[]> {
  const { data } = siteSchema.shape.colours.safeParse((settings as Partial<Site> | undefined)?.colours);
  if (data === undefined) return [];
  const { themeProblems } = await import('./theme/theme.ts'); // only now, since most commands need no colours
  return themeProblems(data, settingsFile);
}

const loaded = await load();

/**
 * The identity of the site: `src/site.ts`, or the JSON file that `SITE_SETTINGS` names. Tests use their own file, so
 * that they don't depend on the owner's settings.
 */
export const site: Site = loaded.site;

/** The settings of this process. */
export const env: Env = loaded.env;

/**
 * Returns the environment for a child process: the environment of this process, with some variables set. `DEV` is
 * removed, because Astro would think that it means the development server, and would publish pages without a security
 * policy.
 */
export const childEnv = (variables: Variables = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  DEV: undefined,
  ...variables,
});

/** Returns a variable that is not a setting of ours, such as `PATH`. */
export const systemVariable = (name: string): string | undefined => process.env[name];

/** Sets a variable for a library that reads it at import, unless it is set already. */
export const setDefaultVariable = (name: string, value: string): void => {
  process.env[name] ??= value;
};
