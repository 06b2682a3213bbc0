import { cp, mkdir, rm, writeFile } from 'node:fs/promises';

/** A source of numbers from 0 to 1 that gives the same ones for the same seed: mulberry32, by Tommy Ettinger. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const consonants = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'g',
  'gr',
  'h',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'th',
  'v',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
const ends = ['', '', 'n', 'r', 's', 't', 'nd', 'ss', 'ck', 'm'];

/** Made-up words, no two alike, the short ones first. */
export function makeWords(count: number, next: () => number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor((words.size / count) * 2 + next() * 1.5);
    words.add(Array.from({ length: syllables }, () => pick(consonants) + pick(vowels)).join('') + pick(ends));
  }
  return [...words];
}

/** Picks words as often as texts have them: the n-th word is 1/n as common as the first (Zipf's law). */
export function zipf(words: readonly string[], next: () => number): () => string {
  let sum = 0;
  const sums = words.map((_, rank) => (sum += 1 / (rank + 2.7)));
  return () => {
    const at = next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

/** How many words a text has. */
const wordsInText = 1200;
const [authors, tags] = [200, 40];

const idOf = (number: number) => `essay-${String(number).padStart(5, '0')}`;

/** The path of an essay that stands in each library, with a work that it names and one that names it. */
export const essayPath = `articles/${idOf(3)}/`;

/** A library of so many essays beside the site's own works, the same each time. Gives a word that is rare in it. */
export async function writeSyntheticLibrary(folder: string, count: number): Promise<{ rare: string }> {
  await rm(folder, { recursive: true, force: true });
  for (const collection of ['articles', 'related', 'tags']) await mkdir(`${folder}/${collection}`, { recursive: true });
  await cp('src/content/articles/how-isis-cells-operate.mdx', `${folder}/articles/how-isis-cells-operate.mdx`);
  await cp('src/content/related', `${folder}/related`, { recursive: true });
  await cp('src/content/tags', `${folder}/tags`, { recursive: true });
  const next = random(1);
  const pool = makeWords(30_000, next);
  const pick = zipf(pool, next);
  const used = new Set<string>();
  const word = () => {
    const picked = pick();
    used.add(picked);
    return picked;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const sentence = () => `${capital(words(8 + below(16)))}.`;
  const names = Array.from({ length: authors }, () => ({ family: capital(word()), given: capital(word()) }));
  const two = (number: number) => String(number).padStart(2, '0');
  const day = (from: number, years: number) => `${from + below(years)}-${two(1 + below(12))}-${two(1 + below(28))}`;

  for (let tag = 1; tag <= tags; tag += 1)
    await writeFile(`${folder}/tags/tag-${tag}.md`, `---\nname: ${words(2)} ${tag}\nmeaning: ${sentence()}\n---\n`);
  for (let number = 1; number <= count; number += 1) {
    const paragraphs: string[] = [];
    for (let written = 0; written < wordsInText;) {
      const text = Array.from({ length: 5 }, sentence).join(' ');
      written += text.split(' ').length;
      if (number % 5 === 0 && paragraphs.length % 4 === 3) paragraphs.push(`## ${capital(words(3))}`);
      paragraphs.push(number % 7 === 0 && paragraphs.length === 2 ? `${text}[^1]` : text);
    }
    if (number % 7 === 0) paragraphs.push(`[^1]: ${sentence()}`);
    const chosen = new Set(Array.from({ length: 3 }, () => 1 + below(tags)));
    const related = number > 1 ? [number - 1] : [];
    const { family, given } = names[below(authors)] ?? { family: 'A', given: 'B' };
    const frontmatter = [
      `title: ${capital(words(5))} ${number}`,
      `authors:\n  - family: ${family}\n    given: ${given}`,
      'extent: full',
      `source:\n  publication: The ${capital(pool[below(300)] ?? '')} Review\n  published: ${day(1950, 70)}`,
      'rights: Made up for measuring.',
      `tags:\n${[...chosen].map((tag) => `  - tag-${tag}`).join('\n')}`,
      ...related.map((other) => `related:\n  - work: ${idOf(other)}\n    reason: ${sentence()}`),
      `added: ${day(2020, 6)}`,
    ];
    await writeFile(
      `${folder}/articles/${idOf(number)}.md`,
      `---\n${frontmatter.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`,
    );
  }
  return { rare: pool.slice(25_000).find((one) => used.has(one)) ?? pool.findLast((one) => used.has(one)) ?? '' };
}
