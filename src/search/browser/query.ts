/** One thing that a query asks for: a word, or several that stand together. */
export interface Term {
  /** The words as the reader wrote them: one, or those of a phrase. */
  words: readonly string[];
  /** What tells one term from another: the words without case, marks and punctuation. */
  key: string;
}

/** A query taken apart. */
export interface Query {
  /** What is looked for. */
  terms: readonly Term[];
  /** Words that are left out because the others say more; where nothing holds those, these are looked for. */
  spare: readonly Term[];
  /** What the works must not hold. */
  excluded: readonly Term[];
}

/**
 * Words that nearly every English sentence has. A query that has other words is answered by those: the works that
 * hold "of" say nothing of what was asked.
 */
const functionWords = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between ' +
    'both but by can cannot could did do does doing done down during each either etc ever every few for from further ' +
    'had has have having he her here hers herself him himself his how however i if in into is it its itself just ' +
    'many may me might more most much must my myself neither no nor not of off on once only onto or other others our ' +
    'ours out over own per s same shall she should since so some such t than that the their theirs them themselves ' +
    'then there these they this those though through thus to too under until up upon very was we were what when ' +
    'where whether which while who whom whose why will with within without would yet you your yours'
  ).split(' '),
);

/** Whether a word is one of those that nearly every sentence has. */
export const isFunctionWord = (word: string): boolean => functionWords.has(foldText(word));

/** A word as an index holds it: no capitals, no marks above or below letters, no punctuation. Pagefind folds alike. */
export const foldText = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu, '');

/** What parts words: spaces, dashes, slashes, brackets; not what is inside one: `don’t`, `R&D`, `U.S.`, `1,500`. */
const between = /(?:[\s\p{Pd}\p{Ps}\p{Pe}\p{Pi}”»›−"„/\\;:!?…|<>=*~]|,(?!\d))+/u;

/** The words of a text, in order. What holds neither letter nor digit is no word. */
export const splitWords = (text: string): string[] =>
  text
    .split(between)
    .map((word) => word.replace(/^['’.&+#_]+|['’._&+#]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && foldText(word) !== '');

/** A phrase in quotation marks of any kind, or what has no space in it; either with a minus sign or a dash before it. */
const quotedOrNot = /(?<!\S)([\p{Pd}−]?)(?:["“”„«»]([^"“”„«»]*)["“”«»]|(\S+))/gu;

/**
 * Takes a query apart: words, `"phrases"`, and either with a `-` before it to leave out what holds it. Each term comes
 * once. Words such as "of" count only where there is nothing else, and in phrases.
 */
export function parseQuery(query: string): Query {
  const terms = new Map<string, Term>();
  const excluded = new Map<string, Term>();
  for (const [, minus, phrase, word = ''] of query.matchAll(quotedOrNot)) {
    const words = splitWords(phrase ?? word);
    const into = minus ? excluded : terms;
    for (const term of phrase === undefined && !minus ? words.map((one) => [one]) : [words])
      if (term.length > 0) into.set(keyOf(term), { words: term, key: keyOf(term) });
  }
  const all = [...terms.values()];
  const telling = all.filter(({ key }) => !functionWords.has(key));
  const [asked, spare] = telling.length > 0 ? [telling, all.filter((term) => !telling.includes(term))] : [all, []];
  return { terms: asked, spare, excluded: [...excluded.values()] };
}

const keyOf = (words: readonly string[]): string => words.map(foldText).join(' ');
