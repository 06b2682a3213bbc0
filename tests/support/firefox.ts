import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * An unmodified Firefox, driven over its built-in WebDriver BiDi: https://w3c.github.io/webdriver-bidi/ . (Playwright
 * only drives a patched one.)
 */
export interface Firefox {
  /** Opens an address in the only tab and waits until it has loaded. */
  open(address: string): Promise<void>;
  /** Evaluates an expression in the page, awaits it, and returns the result by way of JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Types text into the focused element. */
  type(text: string): Promise<void>;
  /** The addresses of all requests since the start. */
  requests: string[];
  /** Console errors and policy violations since the start. */
  errors: string[];
  close(): Promise<void>;
}

/** Turns off requests of Firefox's own, which would look like requests of a page, and its cache, which would hide faults. */
const preferences = {
  'app.update.enabled': false,
  'browser.cache.disk.enable': false,
  'browser.cache.memory.enable': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.security.trusted_types.enabled': true, // the default in later versions
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Reports each policy violation, from before a page starts to load. */
const violationListener = `(report) => document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  report(effectiveDirective + ' refused ' + blockedURI))`;

type Message = { id?: number; method?: string; params?: unknown; result?: unknown; error?: string; message?: string };

/** Starts Firefox with an empty profile. */
export async function startFirefox(program: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'commonplace-firefox-'));
  const userPrefs = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
  await writeFile(join(profile, 'user.js'), userPrefs.join('\n'));
  const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile];
  const child = spawn(program, args, { env: { ...process.env, HOME: profile } });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (data: Buffer) => {
      output += data;
      const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    child.once('close', () => reject(new Error(`Firefox exited: ${output}`)));
  });

  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const requests: string[] = [];
  const errors: string[] = [];
  const pending = new Map<number, (message: Message) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) return pending.get(message.id)?.(message);
    if (message.method === 'network.beforeRequestSent')
      requests.push((message.params as { request: { url: string } }).request.url);
    if (message.method === 'script.message')
      errors.push(String((message.params as { data: { value: string } }).data.value));
    if (message.method === 'log.entryAdded') {
      const { level, text } = message.params as { level: string; text: string };
      if (level === 'error') errors.push(text);
    }
  };
  let lastId = 0;
  const send = async <Result>(method: string, params: object): Promise<Result> => {
    lastId += 1;
    const id = lastId;
    const response = new Promise<Message>((resolve) => pending.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await response;
    if (error !== undefined) throw new Error(`${method}: ${error}: ${message}`);
    return result as Result;
  };

  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['network.beforeRequestSent', 'log.entryAdded', 'script.message'] });
  await send('script.addPreloadScript', {
    functionDeclaration: violationListener,
    arguments: [{ type: 'channel', value: { channel: 'violations' } }],
  });
  const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' });

  return {
    requests,
    errors,
    open: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async <Value>(expression: string): Promise<Value> => {
      const { result, exceptionDetails } = await send<{
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
      await send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    close: async () => {
      socket.close();
      child.kill();
      await ended;
      await rm(profile, { recursive: true, maxRetries: 5 });
    },
  };
}
