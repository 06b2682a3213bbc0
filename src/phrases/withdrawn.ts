import { linkNames } from '../messages/names.ts';
import type { SectionLink } from './navigation.ts';
import { href } from '../schemas/paths.ts';
import type { Withdrawn } from '../schemas/withdrawn.ts';
import { messages, sayPhrase } from '../messages/index.ts';
import type { Phrase } from '../messages/phrase.ts';
import { datedDay } from './publication.ts';

const text = messages.withdrawn;

/** Says that a page was withdrawn, and when, if that is known. */
export const sayWithdrawn = ({ date }: Pick<Withdrawn, 'date'>): Phrase =>
  date === undefined ? [text.gone] : sayPhrase(text.goneSince, { date: datedDay(date) });

/** Links to the lists of the site and to its search. */
export const sectionsToContinueWith = (sections: readonly SectionLink[]): Phrase =>
  sayPhrase(text.help, {
    sections: linkNames(
      sections.filter(({ key }) => key !== 'about').map(({ label, path }) => ({ name: label, path })),
      ({ path }) => href(path),
    ),
  });
