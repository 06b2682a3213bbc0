import { env, site } from '../env.ts';
import { whyUnpublished } from '../library/drafts.ts';
import { siteName, sourceUrl } from '../values/identifiers.ts';
import { languageAttributes } from '../values/language.ts';
import { type Author, hasPage, lastModified, type Source, type Work } from '../library/library.ts';
import { joinNames, linkNames } from '../messages/names.ts';
import { contributions, creatorRole } from '../library/roles.ts';
import { type CreatorRole, type Role, roles, roleTable } from '../schemas/roles.ts';
import { href, paths } from '../schemas/paths.ts';
import { workTypes } from '../schemas/work-types.ts';
import { dayDate, type EdtfDate } from '../values/date.ts';
import { formatDate, formatDay, messages, say, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase, phraseText } from '../messages/phrase.ts';
import { endSentence, fullStop } from '../values/sentences.ts';

const { works } = messages;

/** Returns the title under which a work first appeared; a copy may have a different title. */
export const originalTitle = ({ source, title }: Pick<Work, 'source' | 'title'>): string => source?.title ?? title;

/** Returns the form or the type of a work: `PhD thesis`, `Letter`. Empty for types that need no label. */
export const typeLabel = ({ genre, type }: Pick<Work, 'genre' | 'type'>): string =>
  genre?.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) ??
  (workTypes[type].isOrdinary ? '' : messages.types[type]);

/** Says why builds leave a work out: `Draft`, `Scheduled for 1 January 2027`. Empty for published works. */
export function unpublishedLabel(work: Pick<Work, 'draft' | 'added'>): string {
  const reason = whyUnpublished(work, env.today);
  return reason ? say(messages.unpublished[reason], { day: formatDay(work.added) }) : '';
}

/**
 * Says how much of a work is on this site, and the type of the work: `Excerpt`, `Reference · Letter`. If builds leave
 * the work out, says why first.
 */
export const extentLabel = (work: Pick<Work, 'extent' | 'genre' | 'type' | 'draft' | 'added'>): string =>
  [unpublishedLabel(work), messages.extents[work.extent], typeLabel(work)].filter(Boolean).join(' · ');

/** Says when a work was added to this site or last revised: `Added 22 November 2026`. */
export function latestChange(work: Pick<Work, 'added' | 'revised'>): Phrase {
  const date = lastModified(work);
  const message = work.revised === undefined ? messages.lists.added : messages.lists.revised;
  return sayPhrase(message, { date: { text: formatDay(date), date } });
}

/** Joins names, each with a link to the person's page, if there is one. */
export const linkPeople = (people: readonly Author[]): Phrase =>
  linkNames(people, (person) => (hasPage(person) ? href(paths.author(person)) : undefined));

const namesOf = (people: readonly Author[]) => joinNames(people.map(({ name }) => name));

/** The order of the people in a line after its creators. */
const contributors = roles.toSorted((a, b) => roleTable[a].byline - roleTable[b].byline);

/** Returns the roles that people have in a work, the creators' role first. */
function rolesOf({ people }: Pick<Work, 'people'>): Role[] {
  const first = creatorRole(people);
  return [...(first ? [first] : []), ...contributors.filter((role) => role !== first && people[role].length > 0)];
}

/** Returns the name of the message for a role. The authors of an interview are those who were interviewed. */
const messageOf = <Name extends Role>(role: Name, { type }: Pick<Work, 'type'>) =>
  (role === 'authors' && type === 'interview') || (role === 'speakers' && type !== 'speech') ? 'featured' : role;

/** Returns whether the name of a person is not split into parts. */
export const isInstitution = ({ person }: Author): boolean => person.literal !== undefined;

/**
 * Returns the name of the message for people by whom a work is: some languages would need an article between “by” and
 * the name of an institution.
 */
const byMessage = <Name extends string>(name: Name, people: readonly Author[]) =>
  (name === 'authors' || name === 'speakers') && people.some(isInstitution) ? 'institutions' : name;

/** Returns the message for the creators of a work in its byline. */
const bylineOf = (name: keyof typeof works.bylines, people: readonly Author[]): string =>
  works.bylines[byMessage(name, people)];

/** Says who made a work: `By Ann Writer, translated by Ben Author`, with links to their pages. Empty if nobody is known. */
export const linkedByline = (work: Work): Phrase =>
  joinPhrases(
    rolesOf(work).map((role, index) => {
      const name = messageOf(role, work);
      const isFirst = index === 0 || name === 'authors';
      const message = isFirst ? bylineOf(name, work.people[role]) : works.contributions[name];
      return sayPhrase(message, { names: linkPeople(work.people[role]) });
    }),
    ', ',
  );

/** Names who made a work, in a list: `Ann Writer, translated by Ben Author`. Empty if nobody is known. */
export function byline(work: Work): string {
  const role = creatorRole(work.people);
  const line = phraseText(linkedByline(work));
  if (role !== 'authors' && role !== 'speakers') return line;
  const names = namesOf(work.creators);
  return names + line.slice(say(bylineOf(messageOf(role, work), work.creators), { names }).length);
}

/** Names a work in a sentence: `“On Margins” by Ann Writer`. */
export function quotedWork(work: Work): string {
  const text = originalTitle(work);
  const title = /^\[.*\]$/.test(text) ? text : say(works.quoted, { title: text }); // supplied titles have brackets
  const role = creatorRole(work.people);
  if (role === undefined) return title;
  return say(works.quotedBy[byMessage(messageOf<CreatorRole>(role, work), work.creators)], {
    title,
    names: namesOf(work.creators),
  });
}

/** A publication and its date, if they are known. */
interface Place {
  publication?: string | undefined;
  published?: EdtfDate | undefined;
}

/** Formats a publication and its date, with a link to the work in that publication, if there is one. */
function linkedPlace(
  { publication, published }: Place,
  link: { href?: string | undefined; label?: string } = {},
): Phrase {
  const date = published && formatDate(published);
  const name = publication === undefined ? [] : [{ text: publication, ...link }];
  return publication && date ? sayPhrase(works.published, { publication: name, date }) : date ? [date] : name;
}

/** Formats a publication and its date, if they are known: `A Journal, 18 July 2014`. */
export const formatPlace = (place: Place): string => phraseText(linkedPlace(place));

/**
 * Names a work's publication, or else its publisher, event, archive or site: `A Journal`, `Harbour Press`,
 * `example.org`.
 */
export const sourceName = ({ publication, publisher, event, repository, url }: Partial<Source>): string | undefined =>
  publication ?? publisher ?? event ?? repository ?? (url && siteName(url));

/** Returns how a work came about that was not published, such as a letter; `undefined` for published works. */
export function unpublishedAs({ source, type }: Pick<Work, 'source' | 'type'>): 'written' | 'delivered' | undefined {
  if (!source || source.publication !== undefined || source.publisher !== undefined) return undefined;
  return workTypes[type].unpublishedAs ?? (source.repository === undefined ? undefined : 'written');
}

type Published = Pick<Work, 'title' | 'source' | 'via' | 'firstPublishedHere' | 'added'>;

/** Says where a work was published and where this site found it: `A Journal, 18 July 2014; via A Blog, 2014`. */
export const publishedIn = (work: Published): string => phraseText(linkedPublication(work));

/** Does what `publishedIn` does, with a link to the work in each place where its address is known. */
function linkedPublication({ title, source, via, firstPublishedHere, added }: Published): Phrase {
  if (firstPublishedHere) return linkedPlace({ publication: site.title, published: dayDate(added) });
  const linked = (place: Place, url: string | undefined) => {
    const { publication = '' } = place;
    return linkedPlace(place, url === undefined ? {} : { href: url, label: say(works.at, { title, publication }) });
  };
  const original = source ? linked({ ...source, publication: sourceName(source) }, sourceUrl(source)) : [];
  const copy = via ? linked(via, via.url) : [];
  return original.length > 0 && copy.length > 0
    ? sayPhrase(works.via, { source: original, via: copy })
    : [...original, ...copy];
}

/** Names a work and its publication in a sentence: `“On Margins” by Ann Writer (A Journal, 18 July 2014)`. */
export function quotedWithPublication(work: Work): string {
  const [quoted, publication] = [quotedWork(work), publishedIn(work)];
  return publication ? say(works.quotedIn, { work: quoted, publication }) : quoted;
}

/** Describes a work in one sentence, for search engines and previews. */
export const describeWork = (work: Work): string =>
  say(works.descriptions[work.extent], { work: quotedWithPublication(work) });

/** How to name the people in an entry of a bibliography. */
interface EntryNames {
  /** The author whose page lists the entry, which then starts with the title. */
  author?: Author | undefined;
  /** Whether to write names without links. */
  plain?: boolean;
}

/** Lists creators as a bibliography does, the first by family name: `Writer, Ann, and Ben Author (eds)`. */
function bibliographyNames({ people, creators }: Work, plain: boolean): Phrase {
  const inOrder = creators.map((person, index) => ({
    ...person,
    name: qualifiedName(index === 0 ? person.sortName : person.name, person),
  }));
  const links = linkNames(inOrder, (person) => (plain ? undefined : href(paths.author(person))));
  const [first = '', , second = ''] = links;
  const names = inOrder.length === 2 ? sayPhrase(works.twoAuthors, { first, second }) : links;
  const role = creatorRole(people);
  return role === 'editors' || role === 'directors'
    ? sayPhrase(works.bibliographyRoles[role], { names, count: creators.length })
    : names;
}

/** Names who else created a work, on the page of one of its authors: `With Ben Author`. */
function coauthors({ creators }: Work, author: Author): Phrase {
  const others = creators.filter((person) => person !== author);
  return others.length > 0 ? sayPhrase(works.bylines.featured, { names: linkPeople(others) }) : [];
}

/**
 * Formats a work as an entry of a bibliography. The title links to the work's page, names link to the people's pages,
 * and the publication links to the work there: `Writer, Ann. On Margins. A Blog, 2014.`
 */
export function bibliographyEntry(work: Work, { author, plain = false }: EntryNames = {}): Phrase {
  const place = linkedPublication(work);
  const isOwn = author !== undefined && work.people.authors.includes(author) && work.creators.includes(author);
  const names = isOwn ? [] : bibliographyNames(work, plain);
  const others = isOwn ? coauthors(work, author) : [];
  const { translators } = work.people;
  return joinPhrases(
    [
      names.length > 0 && [...names, fullStop(phraseText(names))],
      [{ text: work.title, href: href(paths.work(work)), ...languageAttributes(work) }, fullStop(work.title)],
      others.length > 0 && [...others, fullStop(phraseText(others))],
      translators.length > 0 && [endSentence(say(works.bylines.translators, { names: namesOf(translators) }))],
      place.length > 0 && [...place, fullStop(phraseText(place))],
    ],
    ' ',
  );
}

/** Names the roles of a person in the work of others: `As translator`. Empty for a work of the person's own. */
export const contributionsOf = (person: Author, work: Work): string =>
  contributions(person, work)
    .map((role) => works.roles[role])
    .join(', ');

/**
 * Returns a person's name, in either order, with the qualifier that distinguishes the person from others with the same
 * name.
 */
export const qualifiedName = (name: string, { qualifier }: Pick<Author, 'qualifier'>): string =>
  qualifier ? say(messages.author.qualified, { name, qualifier }) : name;
