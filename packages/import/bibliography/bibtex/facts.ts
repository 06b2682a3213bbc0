/** Sets those fields of a reference that depend on several fields of an entry, or on its type. */
import { fullName } from '../../site.ts';
import type { Reference } from '../reference.ts';
import type { RawEntry, RawField } from './entries.ts';
import { dateFields, noteFields, tagField, types } from './fields.ts';
import { type Parsed, plain, toPeople, toText } from './tex.ts';

/** Returns the text of a field, and marks the field as read. */
export type Take = (name: string) => string | undefined;
/** Returns the line of a field. */
export type LineOf = (name: string) => number | undefined;

/** Joins a title and a subtitle by a colon, unless the title ends in punctuation. */
const withSubtitle = (title: string | undefined, subtitle: string | undefined) =>
  title && subtitle ? `${title}${/[?!:.…]$/.test(title) ? '' : ':'} ${subtitle}` : (title ?? subtitle);

/** Sets the title of a work, and the title of the book or journal in which it appeared. */
export function setTitles(reference: Reference, type: string, take: Take, lineOf: LineOf): void {
  const title = withSubtitle(take('title'), take('subtitle'));
  const book = withSubtitle(take('booktitle'), take('booksubtitle'));
  const journal = withSubtitle(take('journaltitle') ?? take('journal'), take('journalsubtitle'));
  reference.set(
    'title',
    title ?? (types.get(type)?.type === 'book' ? book : undefined),
    'field title',
    lineOf('title'),
  );
  if (types.get(type)?.type !== 'book' || (title !== undefined && book !== title))
    reference.set('source.publication', book, 'field booktitle', lineOf('booktitle'));
  reference.set('source.publication', journal, 'field journal', lineOf('journaltitle') ?? lineOf('journal'));
  for (const name of ['journal', 'shortjournal', 'journalabbr']) {
    const abbreviated = take(name);
    if (abbreviated !== undefined) reference.lose(`field ${name}`, abbreviated, lineOf(name));
  }
}

/** Sets the editors, whom `assignPeople` later assigns to the work or to the book it is part of. */
export function setEditors(
  reference: Reference,
  entry: RawEntry,
  parsed: Parsed,
  rest: Set<string>,
  lineOf: LineOf,
): void {
  for (const suffix of ['', 'a', 'b', 'c']) {
    const name = `editor${suffix}`;
    if (!rest.delete(name)) continue;
    const role = toText(parsed[`${name}type`])?.toLowerCase();
    rest.delete(`${name}type`);
    const people = toPeople(parsed[name], reference, name, lineOf(name));
    if (role === undefined || ['editor', 'compiler', 'founder', 'redactor', 'reviser'].includes(role))
      reference.add('editor', people);
    else reference.lose(`field ${name} (${role})`, people.map(fullName).join(', '), lineOf(name));
  }
  if (rest.delete('bookauthor')) {
    const authors = toPeople(parsed.bookauthor, reference, 'bookauthor', lineOf('bookauthor'));
    const same = authors.map(fullName).join() === (reference.people.get('authors') ?? []).map(fullName).join();
    if (!same) reference.lose('field bookauthor', authors.map(fullName).join(', '), lineOf('bookauthor'));
  }
  // BibTeX allows an organization instead of authors
  if (['book', 'conference paper', 'book chapter'].includes(reference.type) && entry.type === 'manual') {
    const organization = toText(parsed.organization);
    if (organization && !reference.people.has('authors')) {
      rest.delete('organization');
      reference.add('authors', [{ literal: organization }]);
    }
  }
}

/** Sets numbers and pages. The meaning of `number` depends on the type. */
export function setNumbers(reference: Reference, type: string, take: Take, lineOf: LineOf): void {
  const [number, issue] = [take('number'), take('issue')];
  const isBook =
    types.get(type)?.type === 'book' ||
    types.get(type)?.type === 'book chapter' ||
    types.get(type)?.type === 'conference paper';
  const field =
    type === 'article' || type === 'suppperiodical' || type === 'periodical' || type === 'review'
      ? 'source.issue'
      : isBook
        ? 'source.seriesNumber'
        : 'source.number';
  reference.set(field, number, 'field number', lineOf('number'));
  reference.set('source.issue', issue, 'field issue', lineOf('issue'));
  reference.set('source.pages', take('pages'), 'field pages', lineOf('pages'));
  for (const name of ['eid', 'articleno', 'article-number'])
    reference.set('source.number', take(name), `field ${name}`, lineOf(name));
}

/** Sets the publisher and the place. */
export function setPublisher(reference: Reference, take: Take, lineOf: LineOf): void {
  // for a web page, BibLaTeX has only the organization
  if (reference.type === 'web page')
    reference.set('source.publication', take('organization'), 'field organization', lineOf('organization'));
  for (const name of ['publisher', 'institution', 'school', 'organization'])
    reference.set('source.publisher', take(name), `field ${name}`, lineOf(name));
  // for a paper, `location` is the place of the conference if there is an `address` as well
  for (const name of ['address', 'location', 'venue'])
    reference.set('source.place', take(name), `field ${name}`, lineOf(name));
}

/** Collects abstracts, notes and keywords. */
export function setNotes(reference: Reference, take: Take, lineOf: LineOf): void {
  for (const name of noteFields) {
    const note = take(name);
    if (note) reference.notes.push({ kind: name === 'abstract' ? 'abstract' : 'note', text: note, line: lineOf(name) });
  }
  for (const keyword of take(tagField)?.split(/[,;]/) ?? [])
    if (keyword.trim())
      reference.keywords.push({ text: keyword.trim(), line: lineOf('keywords') ?? lineOf('keyword') });
}

/** Sets the date, from one field or from its parts. */
export function setDate(reference: Reference, fields: readonly RawField[]): void {
  const [date, year, month, day] = dateFields.map((wanted) => fields.find(({ name }) => name === wanted));
  if (date?.value.trim()) reference.set('source.published', plain(date.value), 'field date', date.line);
  const words = [day, month, year].map((field) =>
    plain(field?.value ?? '')
      .replaceAll('~', ' ')
      .trim(),
  );
  const [dayText = '', monthText = '', yearText = ''] = words;
  if (!yearText && !monthText) return;
  const isNumeric = /^\d{1,2}$/.test(monthText) && /^\d{4}$/.test(yearText);
  const value = isNumeric
    ? [yearText, monthText.padStart(2, '0'), ...(/^\d{1,2}$/.test(dayText) ? [dayText.padStart(2, '0')] : [])].join('-')
    : words.filter(Boolean).join(' ');
  if (date?.value.trim()) {
    if (!plain(date.value).includes(yearText)) reference.lose('field year', value, year?.line);
  } else reference.set('source.published', value, 'field year', year?.line ?? month?.line);
}
