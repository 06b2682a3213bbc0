import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { joinBase } from '../../src/schemas/paths.ts';
import { CommandError } from './command-error.ts';

/** The addresses that browsers try for `localhost`. */
const localAddresses = ['127.0.0.1', '::1'];

/** Returns whether a program answers at a port of an address of this computer. */
const isAnswered = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });

const isInUse = async (port: number, hosts: readonly string[]): Promise<boolean> =>
  (await Promise.all(hosts.map((host) => isAnswered(port, host)))).includes(true);

/** How to serve a site. */
interface Server {
  /** The npm command. */
  command: string;
  /** The command of Astro, which writes its port into a file of that name. */
  astro: 'dev' | 'preview';
  port: string;
  /** The address to listen at, if not `localhost`. */
  host?: string | undefined;
  basePath: string;
}

/**
 * Throws an error for the owner if a port is in use, or if the command already serves this project, because Astro would
 * serve at another port, or refuse with an error. `folder` is the folder of Astro's files.
 */
export async function assertCanServe(
  { command, astro, port, host, basePath }: Server,
  folder = '.astro',
): Promise<void> {
  const running = portIn(join(folder, `${astro}.json`));
  if (running !== undefined && (await isInUse(running, localAddresses)))
    throw new CommandError(
      `${command} is already running, at ${joinBase(`http://localhost:${running}`, basePath)}: to stop it, press Ctrl+C in its terminal`,
    );
  if (await isInUse(Number(port), host === undefined ? localAddresses : [host]))
    throw new CommandError(`port ${port} is in use: name another with --port`);
}

/** Returns the port in a file about a running server of Astro; `undefined` if there is none. */
function portIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const [, port] = /"port":\s*(\d{1,5})\b/.exec(readFileSync(file, 'utf8')) ?? [];
  return port === undefined ? undefined : Number(port);
}
