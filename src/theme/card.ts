import { site } from '../env.ts';
import type { Work } from '../library/library.ts';
import { joinNames } from '../messages/names.ts';
import { creatorRole } from '../library/roles.ts';
import { collectionRow } from '../schemas/collections.ts';
import { paths } from '../schemas/paths.ts';
import { byline, extentLabel, publishedIn } from '../phrases/describe.ts';
import { messages, say } from '../messages/index.ts';
import type { CardText } from './artwork.ts';
import { canDraw } from './glyphs.ts';

/** The social card of a page. */
export interface Card {
  /** The path of the image, without the base path. */
  path: string;
  /** The title that the image shows. */
  title: string;
}

/** The social card of pages that have none of their own. */
export const siteCard: Card = { path: '/card.png', title: site.title };

/** Returns the social card of a work's page: its own card if its collection has cards, unless the font lacks its script. */
export const cardOf = (work: Work): Card => (hasCard(work) ? { path: paths.card(work), title: work.title } : siteCard);

/** Returns whether a work has a social card of its own. */
export const hasCard = (work: Work): boolean =>
  collectionRow(work.kind).hasCards && Object.values(cardText(work)).flat().every(canDraw);

/** Returns the text on the card of a work: its extent, title, byline and publication. */
export const cardText = (work: Work): CardText & Required<Pick<CardText, 'label'>> => ({
  label: extentLabel(work),
  title: work.title,
  lines: [shortByline(work), publishedIn(work)].filter((line) => line !== ''),
});

/** The maximum number of creators that a card names if it leaves some out. */
const maxNames = 3;

/** Names the creators of a work, or only the first if there are many: `A, B, C and 11 others`. */
function shortByline(work: Work): string {
  const { creators, people } = work;
  const role = creatorRole(people);
  const others = creators.length - maxNames;
  if (role === undefined || others < 2) return byline(work);
  const first = creators.slice(0, maxNames).map(({ name }) => name);
  const names = joinNames([...first, say(messages.works.others, { count: others })]);
  return role === 'authors' || role === 'speakers' ? names : say(messages.works.bylines[role], { names });
}
