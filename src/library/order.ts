/** Compares texts as an index does, without regard to case and marks; the same on every machine. */
export function compareText(a: string, b: string): number {
  const [left, right] = [fold(a), fold(b)];
  return compare(left, right) || compare(a, b);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Letters that have no marks to be taken off, as an English index files them. */
const plainLetters: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' };
const folded = new Map<string, string>(); // a sort asks for each text many times

function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}|["'‘’“”ʼ]/gu, '')
    .toLowerCase()
    .replace(/[øłđðæœßþ]/g, (letter) => plainLetters[letter] ?? letter);
  folded.set(text, plain);
  return plain;
}

/** Makes a comparison out of several: the first that tells two things apart decides. */
export const inOrderOf =
  <T>(...comparisons: ((a: T, b: T) => number)[]) =>
  (a: T, b: T): number => {
    for (const comparison of comparisons) {
      const order = comparison(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
