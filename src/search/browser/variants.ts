/** Finds other forms of English words that stemming doesn't: irregular plurals, British and American spellings. */

/** Word stems, separated by vertical bars, and the two endings that they can have. */
interface Alternation {
  stems: string;
  endings: readonly [string, string];
  /** The letters that may follow the endings; none if left out. */
  rest?: string;
}

const letters = '[a-z]*';

const spellings: readonly Alternation[] = [
  {
    stems:
      'arb|ard|arm|behavi|cand|clam|col|demean|dol|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|' +
      'rig|rum|sav|splend|succ|tum|val|vap|vig',
    endings: ['our', 'or'],
    rest: letters,
  },
  {
    stems: 'calib|cent|fib|(?:kilo)?met|lit|lust|manoeuv|meag|och|sab|sepulch|somb|spect|theat',
    endings: ['re', 'er'],
    rest: 's?',
  },
  { stems: '[a-z]{3,}', endings: ['is', 'iz'], rest: '(?:e[ds]?|ers?|ing|ations?|able)' },
  { stems: 'anal|catal|paral', endings: ['ys', 'yz'], rest: '(?:e[ds]?|ing)' },
  {
    stems:
      'cance|channe|counse|due|fue|jewe|labe|leve|libe|marve|mode|panne|pedda|quarre|riva|shrive|signa|spira|trave|tunne|unrave',
    endings: ['ll', 'l'],
    rest: '(?:ed|ing|ers?|ous)',
  },
  { stems: 'defen|licen|offen|preten', endings: ['ce', 'se'], rest: '[ds]?' },
  { stems: 'practi', endings: ['se', 'ce'], rest: '[ds]?' },
  { stems: 'anal|catal|dial|monol', endings: ['ogue', 'og'], rest: 's?' },
  {
    stems: 'an|archaeolog|encyclop|gyn|h|leuk|orthop|p|pal',
    endings: ['ae', 'e'],
    rest: '(?:mi|sth|col|mo|d|on)[a-z]+',
  },
  { stems: 'arch|medi', endings: ['ae', 'e'], rest: '(?:olog|val)[a-z]*' },
  { stems: 'diarrh|f|hom', endings: ['oe', 'e'], rest: '(?:a|t(?:us(?:es)?|al)|opath[a-z]*)' },
  { stems: '', endings: ['oe', 'e'], rest: '(?:strogen|sophag)[a-z]*' },
  { stems: 'acknowledg|ag|judg', endings: ['e', ''], rest: '(?:ments?|ing)' },
  { stems: 'enrol|fulfil', endings: ['', 'l'], rest: '(?:s|ments?)?' },
  { stems: 'ski|wi', endings: ['l', 'll'], rest: 'ful(?:ly)?' },
  { stems: 'gr', endings: ['ey', 'ay'], rest: '(?:s|er|ish|ness)?' },
  { stems: 'm|sm', endings: ['ould', 'old'], rest: '(?:s|y|ings?|er(?:s|ed|ing)?)?' },
  { stems: 'pl', endings: ['ough', 'ow'], rest: '(?:s|ed|ing|men|man)?' },
  { stems: 's', endings: ['ceptic', 'keptic'], rest: letters },
  { stems: 'program', endings: ['me', ''], rest: 's?' },
  { stems: 'alumin', endings: ['ium', 'um'] },
  { stems: 'art', endings: ['e', 'i'], rest: 'facts?' },
  { stems: 'sul', endings: ['ph', 'f'], rest: 'ur[a-z]*' },
  { stems: 'jewel', endings: ['lery', 'ry'] },
  { stems: 'm', endings: ['ou', 'u'], rest: 'staches?' },
];

const plurals: readonly Alternation[] = [
  { stems: '|wo|[a-z]{3,}', endings: ['man', 'men'] },
  { stems: '[a-z]*(?:cal|el|hal|hoo|lea|loa|scar|sel|shea|shel|thie|whar|wol)', endings: ['f', 'ves'] },
  { stems: '[a-z]*(?:kni|li|wi)', endings: ['fe', 'ves'] },
  { stems: '[a-z]{2,}s', endings: ['is', 'es'] },
  { stems: 'grand|', endings: ['child', 'children'] },
  { stems: 'f', endings: ['oot', 'eet'] },
  { stems: 't', endings: ['ooth', 'eeth'] },
  { stems: 'g', endings: ['oose', 'eese'] },
  { stems: 'dorm|m|l', endings: ['ouse', 'ice'] },
  { stems: 'ox', endings: ['', 'en'] },
  { stems: 'pe', endings: ['rson', 'ople'] },
  { stems: 'alumn|bacill|cact|foc|fung|loc|nucle|radi|stimul|syllab|termin', endings: ['us', 'i'] },
  {
    stems: 'addend|bacteri|curricul|dat|errat|memorand|millenni|ov|referend|spectr|strat|symposi',
    endings: ['um', 'a'],
  },
  { stems: 'automat|criteri|gangli|phenomen', endings: ['on', 'a'] },
  { stems: 'alg|antenn|formul|larv|nebul|vertebr', endings: ['a', 'ae'] },
  { stems: 'append|hel|matr', endings: ['ix', 'ices'] },
  { stems: 'ap|cod|ind|vert|vort', endings: ['ex', 'ices'] },
  { stems: 'bur|chat|gat|plat|tabl', endings: ['eau', 'eaux'] },
];

const swaps = [...spellings, ...plurals].flatMap(({ stems, endings: [one, other], rest = '' }) =>
  [
    [one, other],
    [other, one],
  ].map(([from = '', to = '']) => ({
    pattern: new RegExp(`^(${stems})${from}(${rest})$`),
    to: `$1${to}$2`,
  })),
);

/**
 * Returns other forms of a folded word. Some of these forms don't exist, which is harmless: searches don't find them.
 * Rules that know all exceptions would be larger than the words that they leave out.
 */
export const variantsOf = (word: string): string[] => [
  ...new Set(swaps.flatMap(({ pattern, to }) => (pattern.test(word) ? [word.replace(pattern, to)] : []))),
];
