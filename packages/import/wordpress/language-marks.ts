/** Finds texts in several languages, as the plugins qTranslate and WPML's predecessors mark them within one post. */
import type { Item } from './wxr.ts';

const mark = /<!--:([a-z]{2})?-->|\[:([a-z]{2})?\]/g;

/** Returns an item in which the texts in each language follow each other, and the list of those languages. */
export function separateLanguages(item: Item): { item: Item; languages: string[] } {
  const languages = new Set<string>();
  const separate = (text: string, separator: string) => {
    const found = [...text.matchAll(mark)].flatMap((match) => match[1] ?? match[2] ?? []);
    if (found.length === 0) return text;
    for (const language of found) languages.add(language);
    return text
      .split(mark)
      .filter((part, index) => index % 3 === 0 && part.trim() !== '')
      .join(separator);
  };
  const separated = {
    ...item,
    title: separate(item.title, ' / '),
    content: separate(item.content, '\n\n'),
    excerpt: separate(item.excerpt, '\n\n'),
  };
  return { item: separated, languages: [...languages] };
}
