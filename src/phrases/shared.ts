import type { Shared } from '../library/similar.ts';
import { messages, sayPhrase } from '../messages/index.ts';
import { joinNames } from '../messages/names.ts';
import { joinPhrases, type Phrase } from '../messages/phrase.ts';

const text = messages.work.shared;

/** Says what two works have in common: `Same author: Ann Writer · Shared tags: fog and tides`. */
export const sharedFacts = ({ authors, series, tags }: Shared): Phrase =>
  joinPhrases(
    [
      ...(authors.length > 0
        ? [sayPhrase(authors.length === 1 ? text.author : text.authors, { names: namesOf(authors) })]
        : []),
      ...(series === undefined ? [] : [sayPhrase(text.series, { series })]),
      ...(tags.length > 0 ? [sayPhrase(tags.length === 1 ? text.tag : text.tags, { tags: namesOf(tags) })] : []),
    ],
    ' · ',
  );

const namesOf = (things: readonly { name: string }[]) => joinNames(things.map(({ name }) => name));
