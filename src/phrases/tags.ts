import type { Tag, Work } from '../library/library.ts';
import { messages, say } from '../messages/index.ts';
import { joinNames } from '../messages/names.ts';
import type { Fact } from './provenance.ts';

/** Returns further facts about a tag: its other names, and its spelling in the source. */
export const tagFacts = ({ otherNames, filedAs }: Tag): Fact[] => [
  ...(otherNames.length > 0 ? [{ label: messages.tag.otherNames, value: [joinNames(otherNames)] }] : []),
  ...(filedAs ? [{ label: messages.tag.spelling, value: [say(messages.tag.misspelled, { form: filedAs })] }] : []),
];

/** Says who chose the tags of a work. */
export function tagProvenance({ taggedBy, tags }: Pick<Work, 'taggedBy' | 'tags'>): string {
  if (taggedBy === 'site') return messages.tag.chosenHere;
  return say(messages.tag.fromSource, { corrected: tags.filter(({ filedAs }) => filedAs).length });
}
