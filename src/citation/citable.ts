import { messages, say } from '../messages/index.ts';
import { dateYear, type EdtfDate, moments, unqualified } from '../values/date.ts';
import { type CslDate, cslDate, type CslItem, cslItem, type CslName, yearWords } from './csl-date.ts';
import { citedEdition } from './edition.ts';
import { joinSentences } from '../values/sentences.ts';
import { workTypes } from '../schemas/work-types.ts';
import { languageOf } from '../settings.ts';
import { namesInstitution, reviewNote } from './notes.ts';
import { containerKind, type Item, nameVariables } from './record.ts';
import { type CitationLocale, type CitationStyle, localeTerm, styles } from './styles.ts';

// The styles don't cover every type of work that their manuals do. Where a style formats a work incorrectly, it receives
// the facts in variables that it formats correctly. Review this file with each update of the packages that provide the
// styles.

/** The variables of an item that a style receives. `undefined` hides a variable. */
type Variables = { [Variable in keyof CslItem]?: CslItem[Variable] | undefined } & {
  'event-date'?: CslDate | undefined;
  'editor-translator'?: readonly CslName[] | undefined;
  medium?: string | undefined;
  references?: string | undefined;
};

/** Returns an item in the form that a style formats correctly. `locale` contains the style's terms. */
export function citable(item: Item, style: CitationStyle, locale: CitationLocale): Variables {
  const variables = {
    ...cslItem(item),
    // citeproc reads commands in notes
    note: undefined,
    ...(isSameYear(item.issued, item['original-date']) && { 'original-date': undefined }),
    language: languageOfNames(item),
    edition: item.edition && citedEdition(item.edition, style, locale),
    ...adjustments[style]?.(item, locale),
  };
  return {
    ...variables,
    ...(!item.author && !item.director && isSamePeople(item) && editorTranslators(variables, style, locale)),
    ...(isSupplied(item.title) && suppliedTitle(item, style)),
    ...(!styles[style].includes('is-uncertain-date') && {
      ...(variables.issued?.circa && { issued: withCirca(item.issued, style, locale) }),
      ...(variables['original-date']?.circa && {
        'original-date': withCirca(item['original-date'], style, locale),
      }),
    }),
  };
}

/**
 * Returns the language of an item for the styles, which decides on the capitals of titles. In the languages listed here,
 * citeproc would put all family names first, even those in Latin letters; it always does so for names in other scripts.
 */
const languageOfNames = ({ language }: Item): string | undefined =>
  language && /^(?:hu|ja|vi|zh)\b/i.test(language) ? 'und' : language;

/** Returns whether the editors of an item are its translators. */
const isSamePeople = ({ editor, translator }: Item): boolean =>
  editor !== undefined && JSON.stringify(editor) === JSON.stringify(translator);

/**
 * For a work without authors, returns variables that name the people who both edited and translated it, where styles
 * would name only editors.
 */
function editorTranslators({ editor: names = [] }: Variables, style: CitationStyle, locale: CitationLocale): Variables {
  const others = { editor: undefined, translator: undefined };
  if (style === 'apa') return { ...others, 'editor-translator': names };
  const form = style === 'mla' ? undefined : 'short';
  const and = localeTerm(locale, 'and');
  const roles = localeTerm(locale, 'editortranslator', form, names.length > 1).replace(/\s&\s/, ` ${and} `);
  const { literal, suffix, ...last } = names.at(-1) ?? {};
  const withRoles = (name: string | undefined) => [name, roles].filter(Boolean).join(', ');
  const named =
    literal === undefined
      ? { ...last, suffix: withRoles(suffix), 'comma-suffix': true }
      : { literal: withRoles(literal) };
  return { ...others, author: [...names.slice(0, -1), named] };
}

/** Returns the style whose rules for a type of work a style follows: like APA, Chicago refers to The Bluebook for law. */
export const styleFor = ({ workType }: Item, style: CitationStyle): CitationStyle =>
  workType === 'legal document' && style === 'chicago' ? 'apa' : style;

const adjustments: Readonly<Partial<Record<CitationStyle, (item: Item, locale: CitationLocale) => Variables>>> = {
  chicago,
  apa,
  mla,
};

/**
 * Chicago prints volume, issue, pages and editors only for articles and chapters, though other types of work also appear
 * in publications.
 */
function chicago(item: Item, locale: CitationLocale): Variables {
  const type = chicagoType(item);
  return {
    type,
    // the title of a report would be in quotation marks, and the style prints no number for this type
    ...(item.workType === 'report' && {
      type: 'book',
      genre: [item.genre, item.number].filter(Boolean).join(' ') || undefined,
    }),
    // for types other than web pages, the style sets the site's name in italics, as a container
    ...(item.type === 'webpage' &&
      type === 'document' && { publisher: item['container-title'], 'container-title': undefined }),
    // only letters have a place for the recipient
    ...(type !== 'personal_communication' && { recipient: undefined }),
    // the style says what a review is about if it knows its author
    ...(item['reviewed-title'] !== undefined && !item['reviewed-author'] && { genre: reviewOf(item) }),
    ...(reviewsInstitution(item, locale) && { genre: reviewOf(item), ...withoutReviewed }),
    // the manual requires only the university
    ...(item.workType === 'thesis' && { 'publisher-place': undefined }),
  };
}

/** The facts that decide the type of an item in Chicago. */
interface ChicagoFacts extends Pick<Item, 'workType' | 'type'> {
  /** Whether the date says more than the year. */
  isDated: boolean;
  hasDate: boolean;
  hasContainer: boolean;
  /** Whether the editor made up the title. */
  isSupplied: boolean;
  /** Whether the item is a page with a date and without an event. */
  isPage: boolean;
  kind: ReturnType<typeof containerKind>;
}

/** The types under which Chicago formats an item correctly, by the first condition that is true. */
const chicagoTypes: readonly { why: string; when: (facts: ChicagoFacts) => boolean; type: string }[] = [
  {
    why: 'a year alone would be printed a second time',
    when: ({ type, isDated }) => !isDated && (type === 'article-magazine' || type === 'article-newspaper'),
    type: 'article-journal',
  },
  {
    why: 'a year alone would be printed a second time',
    when: ({ type, isDated, hasDate }) => hasDate && !isDated && (type === 'webpage' || type === 'post-weblog'),
    type: 'document',
  },
  {
    why: 'a letter is called a letter, except for one that the editor describes; this type prints the whole date',
    when: (facts) => isDescribedLetter(facts) && facts.isDated,
    type: 'webpage',
  },
  { why: 'a described letter without a whole date', when: isDescribedLetter, type: 'manuscript' },
  {
    why: 'a paper that appeared nowhere is a talk',
    when: ({ workType, hasContainer }) => workType === 'conference paper' && !hasContainer,
    type: 'speech',
  },
  {
    why: 'the name of the site would be missing',
    when: ({ workType, hasContainer }) => workType === 'video' && hasContainer,
    type: 'broadcast',
  },
  { why: 'only chapters have editors', when: ({ kind }) => kind === 'book', type: 'chapter' },
  {
    why: 'only articles have volume and issue',
    when: ({ kind }) => kind === 'periodical',
    type: 'article-journal',
  },
  {
    why: 'of these, only magazine articles have the day',
    when: (facts) => isInUnknownContainer(facts) && facts.isDated,
    type: 'article-magazine',
  },
  { why: 'without a day, it would lack the year', when: isInUnknownContainer, type: 'article-journal' },
  {
    why: 'of these, only pages have the name of the site and the day',
    when: ({ workType, isPage, hasContainer }) =>
      isPage && hasContainer && ['interview', 'speech', 'document'].includes(workType),
    type: 'webpage',
  },
];

function isDescribedLetter({ type, isSupplied: isMadeUp, hasContainer }: ChicagoFacts): boolean {
  return type === 'personal_communication' && isMadeUp && !hasContainer;
}

function isInUnknownContainer({ workType, isPage, hasContainer }: ChicagoFacts): boolean {
  return hasContainer && (workType === 'review' || (workType === 'interview' && !isPage));
}

function chicagoType(item: Item): string {
  const { workType, type, title, issued, event, URL: url } = item;
  const isDated = issued !== undefined && hasMonth(issued);
  const facts: ChicagoFacts = {
    workType,
    type,
    isDated,
    hasDate: issued !== undefined,
    hasContainer: item['container-title'] !== undefined,
    isSupplied: isSupplied(title),
    isPage: isDated && url !== undefined && event === undefined,
    kind: containerKind(item),
  };
  return chicagoTypes.find(({ when }) => when(facts))?.type ?? type;
}

function apa(item: Item, locale: CitationLocale): Variables {
  const { workType, genre } = item;
  return {
    ...withCapitalSubtitles(item),
    // the manual requires only the original's date
    'original-title': undefined,
    'original-publisher': undefined,
    ...originOf(item),
    // an organization that publishes its own work is named once
    ...(publishesItself(item) && { publisher: undefined }),
    // a number such as 88-352 isn't a range
    number: item.number?.replaceAll('-', '\\-'),
    ...(workType === 'legal document' && foreignLaw(item)),
    // without any date, the style would write "Retrieved" but no retrieval date
    ...(!item.issued && item.URL !== undefined && { issued: noDate(locale) }),
    ...(workType === 'review' && apaReview(item, locale)),
    // the description in brackets: a genre would become part of the number
    ...(workTypes[workType].isDescribed && { genre: undefined, medium: genre ?? messages.types[workType] }),
    // the manual names the platform as the publisher
    ...(workType === 'video' &&
      !item.publisher && { publisher: item['container-title'], 'container-title': undefined }),
    // the style leaves out what nobody else can find, but readers found it here
    ...(['letter', 'interview'].includes(workType) &&
      !apaRetrievable.some((variable) => item[variable] !== undefined) && {
        type: 'document',
        genre: genre ?? messages.types[workType],
      }),
  };
}

/** Returns how the original of a copy came about, in place of the words that it was published. */
const originOf = ({ originalWas, 'original-date': date }: Item): Variables =>
  originalWas && date
    ? {
        'original-date': undefined,
        references: say(messages.citations.originals[originalWas], { year: yearWords(date) }),
      }
    : {};

function apaReview(item: Item, locale: CitationLocale): Variables {
  const type = (item.volume ?? item.issue) ? 'article-journal' : 'article-magazine';
  if (reviewsInstitution(item, locale)) return { type, genre: reviewOf(item), ...withoutReviewed };
  return type === 'article-magazine' ? { type } : {};
}

/** The manual requires a capital after a colon, a dash or the end of a sentence. Names such as eBay keep theirs. */
const withCapitalSubtitles = (item: Item): Variables =>
  Object.fromEntries(
    (['title', 'container-title', 'reviewed-title'] as const).flatMap((variable) => {
      const title = item[variable]?.replace(/(?<=(?:[:?!]\s|—)\s*[“„‘"'«¿¡(]*)\p{Ll}(?!\p{L}*\p{Lu})/gu, (letter) =>
        letter.toUpperCase(),
      );
      return title === undefined ? [] : [[variable, title]];
    }),
  );

/** The style formats the number of any law like that of a United States public law, such as 88-352. */
function foreignLaw({ number, volume, 'container-title': container }: Item): Variables {
  if (number === undefined || /^\d+-\d+$/.test(number)) return {};
  const reporter = [volume, container].filter(Boolean).join(' ');
  return {
    number: undefined,
    volume: undefined,
    'container-title': [number, reporter].filter(Boolean).join(', '),
  };
}

/** Returns the words that replace an unknown date. */
const noDate = (locale: CitationLocale): CslDate => ({ literal: localeTerm(locale, 'no date', 'short') });

const apaRetrievable = ['archive', 'archive-place', 'container-title', 'DOI', 'number', 'publisher', 'URL'] as const;

const publishesItself = ({ author = [], publisher }: Item): boolean =>
  author.length === 1 && author[0]?.literal !== undefined && author[0].literal === publisher;

function mla(item: Item): Variables {
  const { workType, genre, number, issued } = item;
  const isTalk = isHeard(item);
  return {
    ...withParticlesLast(item),
    number: number?.replaceAll('-', '\\-'),
    ...(publishesItself(item) && { author: undefined }),
    // the style prints the date of a speech with its event, and only there
    ...(isTalk && { type: 'speech', 'event-date': issued && cslDate(issued) }),
    ...(workType === 'speech' && !isTalk && { type: 'document' }),
    // the style would print only the year of a film, and no day for a magazine article
    ...(workType === 'video' && { type: 'broadcast' }),
    ...(workType === 'magazine article' && { type: 'article-newspaper' }),
    ...(number !== undefined &&
      ['podcast', 'broadcast'].includes(workType) && { number: say(messages.citations.episode, { number }) }),
    ...(workType === 'report' &&
      genre !== undefined &&
      number !== undefined && { genre: `${genre} ${number}`, number: undefined }),
    // after the title, where the style prints the date of an original, the manual has the year of a thesis …
    ...(workType === 'thesis' && {
      publisher: [item.publisher, genre].filter(Boolean).join(', ') || undefined,
      'original-date': issued && cslDate(issued),
      issued: undefined,
    }),
    // … and says what a review is about
    ...(item['reviewed-title'] !== undefined && {
      'original-date': {
        literal: joinSentences([reviewOf(item), item['original-date'] && yearWords(item['original-date'])]),
      },
    }),
  };
}

/** Whether an item is a talk rather than its text in a publication. */
const isHeard = ({ workType, event, 'container-title': container }: Item): boolean =>
  container === undefined
    ? workType === 'speech' || workType === 'conference paper'
    : workType === 'speech' && event !== undefined;

/** MLA sorts by the family name without its particle: `Beauvoir, Simone de`. */
const withParticlesLast = (item: Item): Variables =>
  Object.fromEntries(
    nameVariables.flatMap((variable) => {
      const names = cslItem(item)[variable]?.map(({ 'non-dropping-particle': particle, ...name }) =>
        particle === undefined ? name : { ...name, 'dropping-particle': particle },
      );
      return names ? [[variable, names]] : [];
    }),
  );

/**
 * Returns whether an item reviews the work of an institution, which a language other than English would need an article
 * for after the “by” of the styles.
 */
const reviewsInstitution = ({ 'reviewed-author': authors = [] }: Item, { name }: CitationLocale): boolean =>
  languageOf(name) !== 'en' && namesInstitution(authors);

/** Hides the reviewed work, which is named in the genre instead. */
const withoutReviewed = { 'reviewed-title': undefined, 'reviewed-author': undefined };

const isSameYear = (a: EdtfDate | undefined, b: EdtfDate | undefined): boolean =>
  a !== undefined && b !== undefined && dateYear(a) === dateYear(b);

/** Returns whether a date says more than years. */
const hasMonth = (date: EdtfDate): boolean => {
  const [{ month, season }] = moments(date);
  return date.kind !== 'list' && (month ?? season) !== undefined;
};

const reviewOf = (item: Item) => reviewNote(item, (title) => `<i>${title}</i>`);

/** Returns whether a title was supplied by the editor: `[Letter on the lamp room]`. */
export const isSupplied = (title: string): boolean => /^\[[^[\]]*\]$/.test(title);

/**
 * Returns the variables of a supplied title. In APA, it replaces the description, which is in brackets as well. A
 * supplied title of a review only says which work is reviewed.
 */
function suppliedTitle(item: Item, style: CitationStyle): Variables {
  const { title } = item;
  if (item['reviewed-title'] !== undefined)
    return { title: undefined, ...(style === 'chicago' && { genre: reviewOf(item) }) };
  if (style === 'apa')
    return { title: undefined, recipient: undefined, number: undefined, medium: undefined, genre: title.slice(1, -1) };
  return { title: `<span class="nocase">${title}</span>` };
}

/** Returns an approximate date in words, which styles without a word for “circa” print in place of the year. */
function withCirca(date: EdtfDate | undefined, style: CitationStyle, locale: CitationLocale): CslDate | undefined {
  const certain = date && unqualified(date);
  if (!certain) return date && cslDate(date);
  // MLA spells out “circa”
  const circa = localeTerm(locale, 'circa', style === 'mla' ? undefined : 'short');
  return { literal: `${circa} ${yearWords(certain)}` };
}
