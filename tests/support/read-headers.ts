/** The headers of a file by the `_headers` of the site: of each rule whose path it has. */
export function headersOf(text: string): (path: string) => Record<string, string> {
  const rules = text.split('\n\n').map((block) => {
    const [path = '', ...lines] = block.trim().split('\n');
    const pattern = new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace('*', '.*')}$`);
    return { pattern, headers: lines.map((line) => /^ *([^:]+): (.*)$/.exec(line)?.slice(1) ?? []) };
  });
  return (path) =>
    Object.fromEntries(rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers));
}
