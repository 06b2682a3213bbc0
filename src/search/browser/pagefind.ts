/** The part of Pagefind's browser API that the search uses. See https://pagefind.app/docs/api-reference/ */
export interface Pagefind {
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(query: string | null): Promise<{ results: PagefindResult[] }>;
}

/** A page that Pagefind found. */
export interface PagefindResult {
  /** Names the page within the index. */
  id: string;
  score: number;
  /** Where in the page's text the words stand: numbers of words, from 0. */
  words: number[];
  data(): Promise<Fragment>;
}

/** What Pagefind keeps of a page. */
export interface Fragment {
  url: string;
  /** The text, its words parted by white space. */
  content: string;
  meta: Partial<Record<string, string>>;
  filters: Partial<Record<string, string[]>>;
  weighted_locations: { location: number; weight: number; balanced_score: number }[];
  /** The elements with an id, and at which word each begins. */
  anchors: { id: string; location: number }[];
}

/**
 * How Pagefind weighs. Its `termSimilarity` tells a word that was asked for from a longer one that only begins alike:
 * a place counts exp(s·(exp(-d²/8) - 1)), where s is this number and d one more than the difference in length. At 20,
 * what only begins alike counts next to nothing. The saturation is that of BM25 (k1 = 1.5) times what remains of a
 * place of the word itself. What the metadata weigh is for a match there, in units of the word's rarity.
 */
const sameWord = Math.exp(20 * (Math.exp(-1 / 8) - 1));
export const ranking = {
  termSimilarity: 20,
  termSaturation: 1.5 * sameWord,
  pageLength: 0.6,
  termFrequency: 1,
  diacriticSimilarity: 0,
  metaWeights: { title: 0.4, original: 0.4, byline: 0.5, tags: 0.4, place: 0.2 },
};

/** Whether a place in a page's text holds the word itself, in whatever form, and not one that only begins alike. */
export const isSameWord = ({ weight, balanced_score: score }: Fragment['weighted_locations'][number]): boolean =>
  score / (weight * 24) ** 2 > sameWord / 2;

/**
 * Lets Pagefind start its worker where scripts need leave (Trusted Types): that one address, and nothing else.
 * See https://developer.mozilla.org/en-US/docs/Web/API/Trusted_Types_API
 */
export function allowWorker(folder: string): void {
  const worker = `${folder}pagefind-worker.js`;
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): void };
  };
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url === worker ? url : null) });
}

/**
 * Starts Pagefind for an index. `script` is the address of Pagefind itself, which all indexes share with its one worker:
 * a browser keeps the failure of an import under its address, so that each attempt has its own. `folder` is the path of
 * the index, `edition` names the one that is asked for; without it Pagefind asks the host for the newest. The signal
 * ends it, and with it what is still being loaded.
 */
export async function loadPagefind(
  script: string,
  folder: string,
  edition: string | undefined,
  signal: AbortSignal,
): Promise<Pagefind> {
  const { createInstance } = (await import(/* @vite-ignore */ script)) as {
    createInstance: (options: object) => Pagefind;
  };
  const pagefind = createInstance({
    basePath: folder,
    baseUrl: folder.replace(/pagefind\/$/, ''),
    metaCacheTag: edition,
    ranking,
  });
  signal.addEventListener('abort', () => void pagefind.destroy());
  await pagefind.init();
  return pagefind;
}
