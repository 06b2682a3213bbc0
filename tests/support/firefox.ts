import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A stock Firefox, driven over WebDriver BiDi, which it speaks by itself: https://w3c.github.io/webdriver-bidi/ .
 * (Playwright drives none but its own.)
 */
export interface Firefox {
  /** Opens an address in the one tab, and waits until it has loaded. */
  open(address: string): Promise<void>;
  /** What an expression comes to in the page; a promise is waited for. It comes as JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** The addresses that pages asked for, since the start. */
  requests: string[];
  /** What was written to the console as an error, and what the policy of a page refused, since the start. */
  wrong: string[];
  close(): Promise<void>;
}

/** Has Firefox keep quiet: what it asks its makers for is none of the pages' doing. */
const preferences = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.security.trusted_types.enabled': true, // later versions have it by default
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Says of each refusal what was refused, from the first moment of a page on. */
const listen = `(tell) => document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  tell(effectiveDirective + ' refused ' + blockedURI))`;

type Message = { id?: number; method?: string; params?: unknown; result?: unknown; error?: string; message?: string };

/** Starts the Firefox that stands at a path. */
export async function startFirefox(program: string): Promise<Firefox> {
  const home = await mkdtemp(join(tmpdir(), 'commonplace-firefox-'));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
  await writeFile(join(home, 'user.js'), lines.join('\n'));
  const words = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', home];
  const child = spawn(program, words, { env: { ...process.env, HOME: home } });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (data: Buffer) => {
      printed += data;
      const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(printed) ?? [];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`Firefox ended: ${printed}`)));
  });

  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const requests: string[] = [];
  const wrong: string[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) return waiting.get(message.id)?.(message);
    if (message.method === 'network.beforeRequestSent')
      requests.push((message.params as { request: { url: string } }).request.url);
    if (message.method === 'script.message')
      wrong.push(String((message.params as { data: { value: string } }).data.value));
    if (message.method === 'log.entryAdded') {
      const { level, text } = message.params as { level: string; text: string };
      if (level === 'error') wrong.push(text);
    }
  };
  let last = 0;
  const ask = async <Result>(method: string, params: object): Promise<Result> => {
    last += 1;
    const id = last;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error}: ${message}`);
    return result as Result;
  };

  await ask('session.new', { capabilities: {} });
  await ask('session.subscribe', { events: ['network.beforeRequestSent', 'log.entryAdded', 'script.message'] });
  await ask('script.addPreloadScript', {
    functionDeclaration: listen,
    arguments: [{ type: 'channel', value: { channel: 'refused' } }],
  });
  const { context } = await ask<{ context: string }>('browsingContext.create', { type: 'tab' });

  return {
    requests,
    wrong,
    open: async (url) => {
      await ask('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async <Value>(expression: string): Promise<Value> => {
      const { result, exceptionDetails } = await ask<{
        result: { value?: string };
        exceptionDetails?: { text: string };
      }>('script.evaluate', {
        expression: `(async () => JSON.stringify(await (${expression})) ?? 'null')()`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result.value ?? 'null') as Value;
    },
    type: async (text) => {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await ask('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    close: async () => {
      socket.close();
      child.kill();
      await ended;
      await rm(home, { recursive: true, maxRetries: 5 });
    },
  };
}
