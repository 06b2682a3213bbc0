import { LineCounter } from 'yaml';

/** A field of an entry as written, without its delimiters, with its macros expanded. */
export interface RawField {
  name: string;
  value: string;
  line: number;
}

/** An entry of a BibTeX file before TeX is interpreted. */
export interface RawEntry {
  type: string;
  key: string;
  line: number;
  fields: RawField[];
}

/** A part of a BibTeX file that is not a field of an entry. */
export interface Remark {
  what: string;
  line: number;
}

/** The parts of a BibTeX file. */
export interface BibtexFile {
  entries: RawEntry[];
  /** Comments, preambles, and what could not be read. */
  remarks: Remark[];
  /** Whether the file ends within an entry. */
  isCutOff: boolean;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** The maximum length of a value, which limits the search for a missing brace. */
const maxValueLength = 200_000;

/** The start of an entry. A few comment lines may come between its parts. */
const entryStart = /@\s*(?:%.*\n\s*){0,20}([a-z]\w*)\s*(?:%.*\n\s*){0,20}([{(])/iy;

/**
 * Splits a BibTeX or BibLaTeX file into entries and fields. Tolerates mistakes: a missing comma, a key with special
 * characters, an entry that is not closed. For the grammar, see https://tug.org/texmf-docs/bibtex/btxdoc.pdf: braces count
 * even after a backslash.
 */
export function parseBibtexFile(text: string): BibtexFile {
  const file: BibtexFile = { entries: [], remarks: [], isCutOff: false };
  const macros = new Map(monthNames.flatMap((name) => [[name.slice(0, 3).toLowerCase(), name]] as [string, string][]));
  const lines = new LineCounter();
  for (const index of [-1, ...text.matchAll(/\n/g).map((match) => match.index)]) lines.addNewLine(index + 1);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const braces = matchBraces(text);
  const remark = (what: string, offset: number) => {
    if (what.trim()) file.remarks.push({ what: what.replace(/\s+/g, ' ').trim().slice(0, 120), line: lineAt(offset) });
  };

  let position = 0;
  const textBefore = (end: number) => {
    const between = text.slice(position, end);
    const start = position + (/\S/.exec(between)?.index ?? 0);
    if (between.trim()) remark(`text between entries: ${between}`, start);
  };
  while (position < text.length) {
    const at = nextEntry(text, position);
    textBefore(at);
    position = at;
    if (at === text.length) break;
    entryStart.lastIndex = at;
    const [opening = '', type = ''] = entryStart.exec(text) ?? [];
    const name = type.toLowerCase();
    const inside = at + opening.length;
    if (name === 'comment') {
      const end = closingMark(text, braces, inside - 1) ?? lineEnd(text, inside);
      remark(`comment: ${text.slice(inside, end)}`, at);
      position = end + 1;
      continue;
    }
    const reader = new FieldReader(text, braces, inside, macros, (what, offset) => remark(`${type}: ${what}`, offset));
    if (name === 'preamble') remark(`preamble: ${reader.value()}`, at);
    else if (name === 'string') for (const { name: macro, value } of reader.fields()) macros.set(macro, value);
    else {
      const key = reader.key();
      const fields = reader.fields().map(({ offset, ...field }) => ({ ...field, line: lineAt(offset) }));
      file.entries.push({ type: name, key, line: lineAt(at), fields });
    }
    position = reader.close();
    if (position >= text.trimEnd().length) file.isCutOff = !/[})]/.test(text.trimEnd().at(-1) ?? '}');
  }
  return file;
}

/** Returns the offset of the next entry, or the end of the text. An `@` in an address doesn't start one. */
function nextEntry(text: string, from: number): number {
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) if (isEntryStart(text, at)) return at;
  return text.length;
}

function isEntryStart(text: string, at: number): boolean {
  entryStart.lastIndex = at;
  return text[at] === '@' && !/[\w.]/.test(text[at - 1] ?? ' ') && entryStart.test(text);
}

const lineEnd = (text: string, from: number) => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

/** The offset of the closing brace, by the offset of its opening brace. */
type Braces = ReadonlyMap<number, number>;

/** Matches all braces of a text at once, since searching for the end of each unclosed brace would take too long. */
function matchBraces(text: string): Braces {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') open.push(index);
    else closing.set(open.pop() ?? -1, index);
  }
  return closing;
}

/**
 * Returns the offset of the delimiter that closes a value, or `undefined` if it is missing. Ignores quotation marks and
 * brackets inside braces, and accents (`\"o`).
 *
 * @param opening The offset of the delimiter that opens the value.
 */
function closingMark(text: string, braces: Braces, opening: number): number | undefined {
  const mark = text[opening] === '(' ? ')' : text[opening];
  const limit = Math.min(text.length, opening + maxValueLength);
  const found = mark === '{' ? braces.get(opening) : closingOutsideBraces(text, braces, opening + 1, mark ?? '');
  return found !== undefined && found < limit ? found : undefined;
}

function closingOutsideBraces(text: string, braces: Braces, from: number, mark: string): number | undefined {
  if (!text.includes(mark, from)) return undefined;
  for (let at = from; at < text.length && at < from + maxValueLength; at += 1) {
    const character = text[at];
    const isAccent = character === '"' && text[at - 1] === '\\' && /[a-z{\\]/i.test(text[at + 1] ?? '');
    if (character === mark && !isAccent) return at;
    if (character === '}') return undefined;
    if (character !== '{') continue;
    const end = braces.get(at);
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}

/** Reads the fields of one entry. */
class FieldReader {
  readonly #text: string;
  readonly #braces: Braces;
  readonly #macros: ReadonlyMap<string, string>;
  readonly #problem: (what: string, offset: number) => void;
  #at: number;

  constructor(
    text: string,
    braces: Braces,
    start: number,
    macros: ReadonlyMap<string, string>,
    problem: (what: string, offset: number) => void,
  ) {
    this.#text = text;
    this.#braces = braces;
    this.#at = start;
    this.#macros = macros;
    this.#problem = problem;
  }

  /** Reads the key. It may be missing: `@book{title = …`. */
  key(): string {
    const [whole = '', key = ''] = this.#match(/\s*([^\s,={}()"]*(?:[^,={}\n"]*[^\s,={}"])?)\s*(?=[,}]|\n|$)/y) ?? [];
    this.#at += whole.length;
    if (whole !== '') return key;
    // if the comma after it is missing: `@book{key title = …`
    const [start = '', bare = ''] = this.#match(/\s*([^\s,={}()"]+)\s+(?=[^\s=,{}]+\s*=)/y) ?? [];
    this.#at += start.length;
    return bare;
  }

  /** Reads fields up to the end of the entry. */
  fields(): { name: string; value: string; offset: number }[] {
    const found: { name: string; value: string; offset: number }[] = [];
    for (;;) {
      this.#at += this.#match(/(?:[\s,]|%.*)*/y)?.[0].length ?? 0;
      if (this.#at >= this.#text.length || /[})]/.test(this.#text[this.#at] ?? '')) break;
      if (isEntryStart(this.#text, this.#at)) break; // the brace at the end is missing
      const offset = this.#at;
      const [whole, name] = this.#match(/([^\s=,{}()"#%@]{1,100})\s*=\s*/y) ?? [];
      if (whole === undefined || name === undefined) {
        const rest = this.#text.slice(offset, offset + 2000);
        const end = rest.search(/[,}\n]/);
        const length = end < 0 ? rest.length : Math.max(end, 1);
        this.#problem(`not a field: ${rest.slice(0, length)}`, offset);
        this.#at = offset + length;
        continue;
      }
      this.#at += whole.length;
      found.push({ name: name.toLowerCase(), value: this.value(), offset });
    }
    return found;
  }

  /** Reads a value: parts in braces or quotation marks, numbers and macros, joined by `#`. */
  value(): string {
    let value = '';
    do {
      value += this.#part();
    } while (this.#skip(/\s*#\s*/y));
    return value;
  }

  /** Returns the offset after the entry. */
  close(): number {
    const end = this.#match(/[\s,]*[})]/y)?.[0].length;
    if (end === undefined) this.#problem('the entry is not closed', this.#at);
    return this.#at + (end ?? 0);
  }

  #part(): string {
    this.#skip(/\s*/y);
    const opening = this.#text[this.#at];
    if (opening === '{' || opening === '"') {
      const start = this.#at + 1;
      const end = closingMark(this.#text, this.#braces, this.#at);
      if (end !== undefined && !this.#isRunaway(start, end)) {
        this.#at = end + 1;
        return this.#text.slice(start, end);
      }
      this.#at = lineEnd(this.#text, start);
      const value = this.#text.slice(start, this.#at).replace(/(?<![\s,])[\s,]+$/, '');
      this.#problem(
        `${opening} is not closed: the value was read to the end of the line: ${value.slice(0, 60)}`,
        start,
      );
      // an unbalanced brace would break the values that follow
      return value.replace(/[{}]/g, '');
    }
    const word = this.#match(/[^\s,{}()"#%]*/y)?.[0] ?? '';
    const macro = this.#macros.get(word.toLowerCase());
    if (macro === undefined && /^[a-z]/i.test(word)) this.#problem(`undefined macro ${word}`, this.#at);
    this.#at += word.length;
    return macro ?? word;
  }

  /**
   * Whether a value includes the fields after it because its closing brace is missing: it contains their names, and takes
   * the entry's closing brace.
   */
  #isRunaway(start: number, end: number): boolean {
    const value = this.#text.slice(start, end);
    return /\n[ \t]*[a-z]\w*\s*=\s*["{]/i.test(value) && /^\s*(?:@|$)/.test(this.#text.slice(end + 1, end + 200));
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #skip(pattern: RegExp): boolean {
    const match = this.#match(pattern);
    this.#at += match?.[0].length ?? 0;
    return match !== null;
  }
}
