import { site } from './site.ts';

/** The settings that come from the environment. Nothing else in `src/` and `scripts/` reads an environment variable. */
export interface Env {
  /** The site's address, base path included: `SITE_URL`, or `url` in `src/site.ts`. It ends in a slash. */
  siteUrl: URL;
  /** The path of `siteUrl`: `/`, or `/reading/`. */
  basePath: string;
  /** The folder of the content: `CONTENT_DIR`, or `src/content`. */
  contentDir: string;
  /** The folder that the site is built into: `OUT_DIR`, or `dist`. It has no slash at its end. */
  outDir: string;
  /** The folder of Astro's own cache: `CACHE_DIR`, or `node_modules/.astro`. A release sets it. */
  cacheDir: string;
  /**
   * The base paths of other libraries on the same host that the search covers as well: `LIBRARIES`, with spaces between
   * them, or `libraries` in `src/site.ts`. Each begins and ends with a slash.
   */
  libraries: string[];
  /**
   * The file in which a release passes its findings on to Astro: `RELEASE_FINDINGS`. It is set where Astro runs as a part
   * of a release, which then checks the content, writes the record files and indexes the site itself.
   */
  releaseFindings: string | undefined;
  /** The browser for tests and benchmarks: `CHROMIUM_PATH`. */
  chromiumPath: string | undefined;
}

type Variables = Record<string, string | undefined>;

/** Reads the settings from environment variables. Throws with a line for each variable that has no valid value. */
export function readEnv(variables: Variables): Env {
  const problems: string[] = [];
  const fallback = new URL('http://localhost/');
  const siteUrl = parseSiteUrl(variables.SITE_URL ?? site.url);
  if (typeof siteUrl === 'string')
    problems.push(`${variables.SITE_URL === undefined ? 'url in src/site.ts' : 'SITE_URL'}: ${siteUrl}`);
  if (variables.BASE_PATH !== undefined)
    problems.push('BASE_PATH: put the path into SITE_URL instead: https://example.org/reading/');
  const libraries = (variables.LIBRARIES?.split(' ').filter(Boolean) ?? site.libraries).map((path) => {
    if (/^(?:\/[\w.~-]+)*\/?$/.test(path) && path.startsWith('/') && !/\/\.\.?(?:\/|$)/.test(path))
      return path.replace(/\/?$/, '/');
    problems.push(
      `${variables.LIBRARIES === undefined ? 'libraries in src/site.ts' : 'LIBRARIES'}: ${JSON.stringify(path)} is not the path of a library on this host; write it like /letters/`,
    );
    return '/';
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const url = typeof siteUrl === 'string' ? fallback : siteUrl;
  return {
    siteUrl: url,
    basePath: url.pathname,
    contentDir: variables.CONTENT_DIR ?? 'src/content',
    outDir: (variables.OUT_DIR ?? 'dist').replace(/(?<=.)[/\\]+$/, ''),
    cacheDir: variables.CACHE_DIR ?? 'node_modules/.astro',
    libraries,
    releaseFindings: variables.RELEASE_FINDINGS,
    chromiumPath: variables.CHROMIUM_PATH,
  };
}

/** Returns the address of the site with a slash at its end, or what is wrong with it. */
function parseSiteUrl(text: string): URL | string {
  const url = URL.parse(text);
  const shown = JSON.stringify(text);
  if (!url || !/^https?:\/\/[^/]/i.test(text))
    return `${shown} is not a web address; write it like https://example.org/ or https://example.org/reading/`;
  if (url.username || url.password || url.search || url.hash)
    return `${shown} must not have a user name, a query or a fragment; write it like https://example.org/reading/`;
  if (!/^(?:\/[\w.~-]+)*\/?$/.test(url.pathname))
    return `${shown} must have a path of plain names with single slashes, like https://example.org/reading/`;
  url.pathname = url.pathname.replace(/\/?$/, '/');
  return url;
}

/** Reads the settings of this process. Prints what is wrong with them and ends the process where they are not valid. */
function loadEnv(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

/** The settings of this process. */
export const env: Env = loadEnv();

/** Returns the environment for a child process: that of this process, with some variables set. */
export const childEnv = (variables: Variables = {}): NodeJS.ProcessEnv => ({ ...process.env, ...variables });

/** Returns the value of a variable of the operating system, such as `PATH`. */
export const systemVariable = (name: string): string | undefined => process.env[name];

/** Sets a variable that a library reads when it is loaded. */
export const setVariable = (name: string, value: string): void => {
  process.env[name] ??= value;
};
