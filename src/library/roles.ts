import { type CreatorRole, creatorRoles, type Role, roles } from '../schemas/roles.ts';
import type { Author, Work } from './library.ts';

/** The people in each role. */
export type People = Readonly<Record<Role, readonly Author[]>>;

/** Returns the role of the creators of a work: its authors, or else its speakers, directors or editors. */
export const creatorRole = (people: People): CreatorRole | undefined =>
  creatorRoles.find((role) => people[role].length > 0);

/** Returns whether a person is a creator of each work that names the person in a role. */
export const createdAll = (person: Author): boolean => person.works.every(({ creators }) => creators.includes(person));

/** Returns the roles that a person has in the work of others; none in a work of their own. */
export const contributions = (person: Author, { people, creators }: Pick<Work, 'people' | 'creators'>): Role[] =>
  creators.includes(person) ? [] : roles.filter((role) => people[role].includes(person));
