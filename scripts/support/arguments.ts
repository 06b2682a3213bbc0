import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { suggest } from '../../src/check/suggest.ts';

/**
 * Parses the arguments of a command: options and other words. If they are wrong, throws an error with a message for the
 * editor, which says what to type. An option with a value may occur once, unless it is `multiple`.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  const parsed = parseWords(args, options);
  const seen = new Set<string>();
  for (const token of parsed.tokens) {
    if (token.kind === 'positional' && token.value === '')
      throw new Error('an argument is empty: write something between the quotation marks, or leave it out');
    if (token.kind !== 'option' || token.value === undefined) continue;
    if (token.value === '') throw new Error(`${token.rawName} is empty: write a value after it, or leave it out`);
    if (seen.has(token.name) && !options[token.name]?.multiple)
      throw new Error(`${token.rawName} occurs more than once: keep one of them`);
    seen.add(token.name);
  }
  const { values, positionals } = parsed;
  return { values, positionals };
}

function parseWords<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new Error(explain(error as Error & { code?: string }, options), { cause: error });
  }
}

/** Returns what is wrong with the options, and what to type instead. */
function explain({ code, message }: Error & { code?: string }, options: ParseArgsOptionsConfig): string {
  const [, name = ''] = /'(?:-\w, )?(--?[^'\s<=]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const known = Object.keys(options).map((option) => `--${option}`);
    return `unknown option ${name}: ${suggest(name.replace(/^-*/, '--'), known)}`;
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message.replace(/\. .*$/s, '');
  return options[name.replace(/^-+/, '')]?.type === 'string'
    ? `${name} has no value: write one after it, or, if it starts with a hyphen, ${name}=-…`
    : `${name} takes no value: write it alone`;
}

/**
 * Reads the options of a command, and its other words if it takes some. If they ask for help or are wrong, prints the
 * usage or what is wrong, and ends the process before the command does anything.
 */
export function readCommand<const Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  { takesWords = true } = {},
) {
  try {
    const parsed = readArguments(process.argv.slice(2), { ...options, help: { type: 'boolean' } });
    const [word] = parsed.positionals;
    if (word !== undefined && !takesWords) throw new Error(`${word}: the command takes only options`);
    if (!(parsed.values as { help?: boolean }).help) return parsed;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    return refuse(usage, (error as Error).message);
  }
}

/** Prints what is wrong with the arguments of a command, and its usage, and ends the process. */
export function refuse(usage: string, problem: string): never {
  console.error(`${problem}\n\n${usage}`);
  process.exit(2);
}

/** Ends the process, as `refuse` does, if a port isn't one. */
export function assertPort(usage: string, port: string): void {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    refuse(usage, `--port ${port}: write a number from 1 to 65535, such as 8080`);
}

/** Reads the options of a command that takes no other words. See `readCommand`. */
export const readOptions = <const Options extends ParseArgsOptionsConfig>(usage: string, options: Options) =>
  readCommand(usage, options, { takesWords: false }).values;
