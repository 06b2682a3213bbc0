import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { suggest } from '../../src/check/suggest.ts';

/**
 * Parses the arguments of a command: options and other words. If they are wrong, throws an error with a
 * message for the editor, which names the option that was probably meant.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const [, name = ''] = /'(--?[^'\s<]+)/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new Error(`unknown option ${name}: ${suggest(name.replace(/^-+/, ''), Object.keys(options))}`, {
        cause: error,
      });
    throw new Error(message.replace(/\. .*$/s, ''), { cause: error });
  }
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
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

/** Reads the options of a command that takes no other words. See `readCommand`. */
export const readOptions = <const Options extends ParseArgsOptionsConfig>(usage: string, options: Options) =>
  readCommand(usage, options, { takesWords: false }).values;
