import { type Person, type Role, type SourceTextField, type WorkType, workTypes } from '../site.ts';
import type { Identity } from '../identity.ts';
import { shorten } from '../text.ts';

/** The fields of a work that a bibliography can fill in with one line of text, as paths in the frontmatter. */
export type TextField =
  | 'title'
  | 'genre'
  | 'language'
  | 'reviewed.title'
  | `source.${SourceTextField | 'published'}`
  | `original.${'title' | 'published' | 'language' | 'publisher' | 'place'}`;

/** The fields that hold people. An `editor` edited either the work or its publication: see `assignPeople`. */
export type PeopleField = Role | 'reviewed.authors' | 'source.editors' | 'editor';

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
  /** If set, only this decides whether the library already has the work. */
  foundBy: Identity['foundBy'];
  readonly fields = new Map<TextField, { text: string } & Line>();
  readonly people = new Map<PeopleField, Person[]>();
  readonly keywords: ({ text: string } & Line)[] = [];
  /** Abstracts and notes, which become an editor's note on request. */
  readonly notes: ({ kind: 'abstract' | 'note'; text: string } & Line)[] = [];
  readonly lost: ({ what: string } & Line)[] = [];

  /** The type as written in the file. */
  readonly declaredType: string;

  constructor(type: WorkType, declaredType: string, key: string, line?: number) {
    this.type = type;
    this.declaredType = declaredType;
    this.key = key;
    this.line = line;
  }

  /** Sets a field. If the field already has a different value, reports the new value as lost, under the name `from`. */
  set(field: TextField, value: string | undefined, from: string, line?: number): void {
    const text = value?.replace(/\s+/g, ' ').trim();
    if (!text) return;
    const present = this.fields.get(field);
    if (!present) this.fields.set(field, { text, line });
    else if (present.text !== text) this.lose(from, text, line);
  }

  get(field: TextField): string | undefined {
    return this.fields.get(field)?.text;
  }

  add(field: PeopleField, people: readonly Person[]): void {
    if (people.length > 0) this.people.set(field, [...(this.people.get(field) ?? []), ...people]);
  }

  /**
   * Moves people to the fields that fit the type of work. Formats use one field for the editors of a work and of the book
   * around it, and one field for authors, speakers and directors.
   */
  assignPeople(): void {
    const { partOf, appearsAnywhere, creators } = workTypes[this.type];
    const isPart = appearsAnywhere ? this.get('source.publication') !== undefined : partOf !== undefined;
    this.#movePeople('editor', isPart ? 'source.editors' : 'editors');
    if (creators && !this.people.has(creators)) this.#movePeople('authors', creators);
  }

  #movePeople(from: PeopleField, to: PeopleField): void {
    this.add(to, this.people.get(from) ?? []);
    this.people.delete(from);
  }

  /** Reports a value that is not imported. Shortens it. */
  lose(from: string, value: string, line?: number): void {
    const text = shorten(value);
    if (text) this.lost.push({ what: `${from}: ${text}`, line });
  }
}
