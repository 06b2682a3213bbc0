import { cp, rm, writeFile } from 'node:fs/promises';
import { demoContent, seededRandom } from '../site.ts';

const onsets = 'b br c ch d f g gr h l m n p pl r s st t th v'.split(' ');
const vowels = 'a e i o u ea ou'.split(' ');
const codas = ['', '', 'n', 'r', 's', 't', 'nd', 'ss', 'ck', 'm'];

/** Makes up distinct words. As in a natural language, the words at the start of the list are shorter. */
function inventWords(count: number, random: () => number): string[] {
  const choose = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor((words.size / count) * 2 + random() * 1.5);
    words.add(Array.from({ length: syllables }, () => choose(onsets) + choose(vowels)).join('') + choose(codas));
  }
  return [...words];
}

/** Returns a function that draws words by Zipf's law (in Mandelbrot's form): their frequency is 1 / (rank + 2.7). */
function zipfSampler(words: readonly string[], random: () => number): () => string {
  let total = 0;
  const cumulative = words.map((_, rank) => (total += 1 / (rank + 2.7)));
  return () => {
    const target = random() * total;
    let [low, high] = [0, cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

const vocabularySize = 30_000;
const wordsPerEssay = 1200;
const authorCount = 200;
const tagCount = 40;

const essayId = (number: number) => `essay-${String(number).padStart(5, '0')}`;

/** The path of an essay that is in every library. It links to another essay and is linked to by one. */
export const essayPath = `articles/${essayId(3)}/`;

/**
 * Writes a library of made-up essays in addition to the demo content. It is the same on every run. Returns a word
 * that occurs in few essays.
 */
export async function writeSyntheticLibrary(folder: string, essays: number): Promise<{ rareWord: string }> {
  await rm(folder, { recursive: true, force: true });
  await cp(demoContent, folder, { recursive: true });

  const random = seededRandom(1);
  const vocabulary = inventWords(vocabularySize, random);
  const sample = zipfSampler(vocabulary, random);
  const used = new Set<string>();
  const word = () => {
    const sampled = sample();
    used.add(sampled);
    return sampled;
  };
  const randomInt = (limit: number) => Math.floor(random() * limit);
  const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const phrase = (length: number) => Array.from({ length }, word).join(' ');
  const sentence = () => `${capitalize(phrase(8 + randomInt(16)))}.`;
  const authors = Array.from({ length: authorCount }, () => ({
    family: capitalize(word()),
    given: capitalize(word()),
  }));
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const randomDate = (firstYear: number, years: number) =>
    `${firstYear + randomInt(years)}-${twoDigits(1 + randomInt(12))}-${twoDigits(1 + randomInt(28))}`;

  for (let tag = 1; tag <= tagCount; tag += 1)
    await writeFile(`${folder}/tags/tag-${tag}.md`, `---\nname: ${phrase(2)} ${tag}\nmeaning: ${sentence()}\n---\n`);
  for (let number = 1; number <= essays; number += 1) {
    const hasHeadings = number % 5 === 0;
    const hasNote = number % 7 === 0;
    const blocks: string[] = [];
    for (let words = 0; words < wordsPerEssay;) {
      const paragraph = Array.from({ length: 5 }, sentence).join(' ');
      words += paragraph.split(' ').length;
      if (hasHeadings && blocks.length % 4 === 3) blocks.push(`## ${capitalize(phrase(3))}`);
      blocks.push(hasNote && blocks.length === 2 ? `${paragraph}[^1]` : paragraph);
    }
    if (hasNote) blocks.push(`[^1]: ${sentence()}`);
    const tags = new Set(Array.from({ length: 3 }, () => 1 + randomInt(tagCount)));
    const related = number > 1 ? [number - 1] : [];
    const { family, given } = authors[randomInt(authorCount)] ?? { family: 'A', given: 'B' };
    const frontmatter = [
      `title: ${capitalize(phrase(5))} ${number}`,
      `authors:\n  - family: ${family}\n    given: ${given}`,
      'extent: full',
      `source:\n  publication: The ${capitalize(vocabulary[randomInt(300)] ?? '')} Review\n  published: ${randomDate(1950, 70)}`,
      'rights: Made up for a benchmark.',
      `tags:\n${[...tags].map((tag) => `  - tag-${tag}`).join('\n')}`,
      ...related.map((other) => `related:\n  - work: ${essayId(other)}\n    reason: ${sentence()}`),
      `added: ${randomDate(2020, 6)}`,
    ];
    await writeFile(
      `${folder}/articles/${essayId(number)}.md`,
      `---\n${frontmatter.join('\n')}\n---\n\n${blocks.join('\n\n')}\n`,
    );
  }
  const isUsed = (candidate: string) => used.has(candidate);
  return { rareWord: vocabulary.slice(25_000).find(isUsed) ?? vocabulary.findLast(isUsed) ?? '' };
}
