import { alwaysHasText, type AnswerProblem, type Answers, type Kind } from './entry.ts';

/** A question to the editor. */
export interface Question {
  /** The name of the option that it asks for. */
  option: keyof Answers;
  text: string;
  /** The separator of several answers. */
  separator?: string;
}

const author: Question = { option: 'author', text: 'Authors, such as Marsh, Olive; Stack, Nora', separator: ';' };
const publication: Question = { option: 'publication', text: 'Where it first appeared (here, if that is this site)' };
const published: Question = { option: 'published', text: 'When, such as 2014-09-29 or 2014' };
const url: Question = { option: 'url', text: 'Its URL there' };
const tag: Question = { option: 'tag', text: 'Tags, separated by commas', separator: ',' };

const type: Question = { option: 'type', text: 'Type, such as journal article or book' };
const extent: Question = { option: 'extent', text: 'How much of it is here: excerpt (the default) or full' };
const rights: Question = {
  option: 'rights',
  text: 'Who holds the rights, and on what terms the text appears here',
};
const meaning: Question = { option: 'meaning', text: 'One or two sentences on which works it is for' };
const description: Question = { option: 'description', text: 'What the list is for, in one or two sentences' };
const work: Question = {
  option: 'work',
  text: 'The ids of its works in order, separated by commas',
  separator: ',',
};
const otherName: Question = { option: 'other-name', text: 'Synonyms, separated by commas', separator: ',' };

/**
 * Returns the questions for a kind. Every answer but the meaning of a tag and the description of a list may be left
 * out.
 */
function questionsFor(kind: Kind): Question[] {
  if (kind === 'tag') return [meaning, otherName];
  if (kind === 'list') return [description, work];
  return alwaysHasText(kind)
    ? [author, publication, published, url, extent, rights, tag]
    : [author, type, publication, published, url, tag];
}

/**
 * Asks for the answers that are missing. Repeats a question as long as there is a problem with the answer.
 *
 * @param ask Shows a question and returns the answer.
 * @param check Returns the problems with the answers so far.
 */
export async function askMissing(
  kind: Kind,
  given: Answers,
  ask: (text: string) => Promise<string>,
  check: (answers: Answers) => AnswerProblem[],
): Promise<Answers> {
  let answers = given;
  for (const { option, text, separator } of questionsFor(kind)) {
    if (given[option] !== undefined) continue;
    let problem: AnswerProblem | undefined;
    do {
      const answer = (await ask(problem ? `${problem.message}\n${text}: ` : `${text}: `)).trim();
      const parts = separator === undefined ? [answer] : answer.split(separator).map((part) => part.trim());
      const values = parts.filter((part) => part !== '');
      const value = separator === undefined ? values[0] : values.length > 0 ? values : undefined;
      answers = { ...answers, [option]: value };
      problem = check(answers).find((other) => other.option === option);
    } while (problem !== undefined);
  }
  return answers;
}
