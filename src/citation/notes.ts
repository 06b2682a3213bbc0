import { joinNames } from '../messages/names.ts';
import { messages, say } from '../messages/index.ts';
import { fullName, type Person } from '../values/names.ts';
import type { Item } from './record.ts';

const { citations } = messages;
const list = (people: readonly Person[]) => joinNames(people.map(fullName));

/** Returns whether one of the names is not split into parts. */
export const namesInstitution = (people: readonly Person[]): boolean =>
  people.some(({ literal }) => literal !== undefined);

/** Names people whose roles an export format doesn't have: `Interview by Ann Writer`. */
export const contributorNotes = ({ author, director, interviewer, recipient }: Item): string[] => [
  ...(author && director ? [say(citations.directedBy, { names: list(director) })] : []),
  ...(interviewer ? [say(citations.interviewBy, { names: list(interviewer) })] : []),
  ...(recipient ? [say(citations.letterTo, { names: list(recipient) })] : []),
];

/**
 * Says what a review is about: `Review of On Margins, by Ann Writer`. `mark` marks up the title. Returns `undefined` if the
 * item is not a review.
 */
export function reviewNote(item: Item, mark: (title: string) => string = (title) => title): string | undefined {
  const { 'reviewed-title': title, 'reviewed-author': authors } = item;
  if (title === undefined) return undefined;
  if (authors === undefined) return say(citations.reviewOf, { title: mark(title) });
  const message = namesInstitution(authors) ? citations.reviewOfInstitution : citations.reviewOfBy;
  return say(message, { title: mark(title), authors: list(authors) });
}
