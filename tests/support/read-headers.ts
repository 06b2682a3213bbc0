/** Looks up the headers that a host sends with a file, by its path from the root of the site. */
type HeaderLookup = (path: string) => Record<string, string>;

const lookUp =
  (rules: readonly { pattern: RegExp; headers: readonly (readonly string[])[] }[]): HeaderLookup =>
  (path) =>
    Object.fromEntries(rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers));

/** Parses a `_headers` file, as Netlify and Cloudflare Pages do. A file gets the headers of every rule that matches. */
export function parseHeadersFile(text: string): HeaderLookup {
  return lookUp(
    text.split('\n\n').map((block) => {
      const [path = '', ...lines] = block.trim().split('\n');
      const pattern = new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace('*', '.*')}$`);
      return { pattern, headers: lines.map((line) => /^ *([^:]+): (.*)$/.exec(line)?.slice(1) ?? []) };
    }),
  );
}

/** Parses the `headers` of a `vercel.json`. The syntax of `source`, as far as it is used here, is that of RegExp. */
export function parseVercelJson(text: string): HeaderLookup {
  const { headers: rules } = JSON.parse(text) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  return lookUp(
    rules.map(({ source, headers }) => ({
      pattern: new RegExp(`^${source}$`),
      headers: headers.map(({ key, value }) => [key, value]),
    })),
  );
}
