import type { Person, WorkType } from '../site.ts';
import { shorten } from '../text.ts';

/** The fields of a work that a bibliography can fill in with one line of text, as paths in the frontmatter. */
export type TextField =
  | 'title'
  | 'genre'
  | 'language'
  | 'reviewed.title'
  | `source.${'publication' | 'published' | 'url' | 'volume' | 'issue' | 'pages' | 'number' | 'edition' | 'publisher' | 'place'}`
  | `source.${'series' | 'seriesNumber' | 'event' | 'repository' | 'shelfmark' | 'doi' | 'isbn' | 'issn' | 'pmid'}`
  | `original.${'title' | 'published' | 'language' | 'publisher' | 'place'}`;

/** The fields that hold people. */
export type PeopleField =
  | 'authors'
  | 'editors'
  | 'translators'
  | 'interviewers'
  | 'recipients'
  | 'directors'
  | 'speakers'
  | 'reviewed.authors'
  | 'source.editors';

interface Line {
  /** The line in the file, from 1, if the format has lines. */
  line?: number | undefined;
}

/** An item of a bibliography, whatever its format. */
export class Reference {
  type: WorkType;
  /** The key or number of the item in the file, for the report. */
  key: string;
  line: number | undefined;
  readonly fields = new Map<TextField, { text: string } & Line>();
  readonly people = new Map<PeopleField, Person[]>();
  readonly keywords: ({ text: string } & Line)[] = [];
  /** Abstracts and notes, which become an editor's note on request. */
  readonly notes: ({ kind: 'abstract' | 'note'; text: string } & Line)[] = [];
  readonly lost: ({ what: string } & Line)[] = [];

  /** The type as the file gives it. */
  readonly declaredType: string;

  constructor(type: WorkType, declaredType: string, key: string, line?: number) {
    this.type = type;
    this.declaredType = declaredType;
    this.key = key;
    this.line = line;
  }

  /** Sets a field. If it has another value already, the new one is lost, described as `from`. */
  set(field: TextField, value: string | undefined, from: string, line?: number): void {
    const text = value?.replace(/\s+/g, ' ').trim();
    if (!text) return;
    const present = this.fields.get(field);
    if (!present) this.fields.set(field, { text, line });
    else if (present.text !== text) this.lose(from, text, line);
  }

  /** Returns the value of a field. */
  get(field: TextField): string | undefined {
    return this.fields.get(field)?.text;
  }

  /** Adds people to a field. */
  add(field: PeopleField, people: readonly Person[]): void {
    if (people.length > 0) this.people.set(field, [...(this.people.get(field) ?? []), ...people]);
  }

  /** Records a value that is not imported, shortened. */
  lose(from: string, value: string, line?: number): void {
    const text = shorten(value);
    if (text) this.lost.push({ what: `${from}: ${text}`, line });
  }
}
