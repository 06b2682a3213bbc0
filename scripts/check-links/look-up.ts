import { setTimeout as wait } from 'node:timers/promises';
import { findArchived, noHost, type Outcome, visitAddress, type VisitOptions } from './visit.ts';

/** The result of checking a URL. */
export interface LinkResult extends Outcome {
  /** The day on which it was checked, `YYYY-MM-DD`. */
  day: string;
  /** The address of an archived copy, if the address is dead or has moved. */
  archived?: string;
}

/** The results of checking URLs, by URL. */
export type LinkResults = Record<string, LinkResult>;

export interface LookUpOptions extends VisitOptions {
  /** Today, `YYYY-MM-DD`. */
  today: string;
  /** The time between two requests to one host, in milliseconds. */
  pauseMs: number;
  /** The address of the service that finds archived copies. */
  archiveApi: string;
}

/** The number of hosts that are asked at the same time. */
const parallelHosts = 6;

/** URLs whose results are this many days old are checked again. */
const maxAgeDays = 30;

/**
 * Returns whether a URL has to be checked: it is new, or its result is old. URLs that did not work are checked
 * again on another day.
 */
export function isDue(result: LinkResult | undefined, today: string): boolean {
  if (!result) return true;
  const ageDays = (Date.parse(today) - Date.parse(result.day)) / 86_400_000;
  return result.state === 'ok' || result.state === 'moved' ? ageDays >= maxAgeDays : ageDays >= 1;
}

/** Checks URLs, one at a time for each host with a pause in between. Calls `onResult` with each result. */
export async function lookUpAddresses(
  urls: readonly string[],
  options: LookUpOptions,
  onResult: (url: string, result: LinkResult) => void,
): Promise<void> {
  const queues = [...Map.groupBy(new Set(urls), (url) => new URL(url).host).values()];
  let archiveQueue = Promise.resolve();
  /** Adds the archived copy to an outcome. The archive is one host, whatever the host of the address. */
  const withCopy = (url: string, outcome: Outcome): Promise<Omit<LinkResult, 'day'>> => {
    const found = archiveQueue.then(() => findArchived(url, options.archiveApi, options));
    archiveQueue = found.catch(() => undefined).then(() => wait(options.pauseMs));
    return found.then(
      (archived) => ({ ...outcome, ...(archived !== undefined && { archived }) }),
      // if the archive can't be reached either, there is no network
      () => (outcome.reason === noHost ? { state: 'unclear', reason: 'no network' } : outcome),
    );
  };
  const takeQueues = async () => {
    for (let queue = queues.pop(); queue; queue = queues.pop())
      for (const [index, url] of queue.entries()) {
        if (index > 0) await wait(options.pauseMs);
        const outcome = await visitAddress(url, options);
        const needsCopy = outcome.state === 'dead' || outcome.state === 'moved';
        onResult(url, { day: options.today, ...(needsCopy ? await withCopy(url, outcome) : outcome) });
      }
  };
  await Promise.all(Array.from({ length: parallelHosts }, takeQueues));
}
