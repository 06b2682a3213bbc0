/** Parses a `_headers` file. Returns a function that looks up the headers of a file: those of every rule that matches. */
export function parseHeadersFile(text: string): (path: string) => Record<string, string> {
  const rules = text.split('\n\n').map((block) => {
    const [path = '', ...lines] = block.trim().split('\n');
    const pattern = new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace('*', '.*')}$`);
    return { pattern, headers: lines.map((line) => /^ *([^:]+): (.*)$/.exec(line)?.slice(1) ?? []) };
  });
  return (path) =>
    Object.fromEntries(rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers));
}
