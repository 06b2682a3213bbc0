import { type CreatorRole, creatorRoles, type Role, roles } from '../schemas/roles.ts';

/** The people in each role. */
export type People<Person> = Readonly<Record<Role, readonly Person[]>>;

/** Returns the role of the creators of a work: its authors, or else its speakers, directors or editors. */
export const creatorRole = (people: People<unknown>): CreatorRole | undefined =>
  creatorRoles.find((role) => people[role].length > 0);

/** Returns whether a person is a creator of each work that names the person in a role. */
export const createdAll = (person: { works: readonly { creators: readonly unknown[] }[] }): boolean =>
  person.works.every(({ creators }) => creators.includes(person));

/** Returns the roles that a person has in the work of others; none in works that the person created. */
export const contributions = <Person>(
  person: Person,
  { people, creators }: { people: People<Person>; creators: readonly Person[] },
): Role[] => (creators.includes(person) ? [] : roles.filter((role) => people[role].includes(person)));
