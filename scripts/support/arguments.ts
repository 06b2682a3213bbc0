import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { suggest } from '../../src/check/suggest.ts';

/**
 * Parses the arguments of a command: options and other words. Throws an error with a message for the editor if they are wrong,
 * which names the option that was probably meant.
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
