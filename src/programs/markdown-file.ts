import { stringify } from 'yaml';
import { formatNames } from '../schemas/formats.ts';
import { escapeMarkdown } from '../values/escape.ts';
import { licenceUrl } from '../library/licences.ts';
import type { Author, Work } from '../library/library.ts';
import { roles } from '../schemas/roles.ts';
import type { EdtfDate } from '../values/date.ts';
import { paths } from '../schemas/paths.ts';
import type { TextFacts } from '../markdown/outline.ts';
import { describeWork } from '../phrases/describe.ts';
import { endSentence } from '../values/sentences.ts';
import { messages, say } from '../messages/index.ts';
import { howItEnds, howToContinue } from '../phrases/reading.ts';
import { phraseMarkdown } from './phrase.ts';

/**
 * Returns the Markdown file of a work: its record as YAML, then its text or the editor's note. `text` is that body as
 * Markdown, and `outline` is the outline of the text. `absoluteUrl` returns the absolute URL of a path of this site.
 */
export function markdownFile(
  work: Work,
  text: string,
  outline: TextFacts,
  absoluteUrl: (path: string) => string,
): string {
  const address = absoluteUrl(paths.work(work));
  // every parser reads quoted values as strings; some parsers mistake unquoted ones for dates, numbers or Booleans
  const fields = stringify(record(work, outline, absoluteUrl), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
  const parts = [
    `# ${escapeMarkdown(work.title)}`,
    escapeMarkdown(describeWork(work)),
    ...(work.extent === 'reference' && text !== '' ? [`## ${messages.work.note}`] : []),
    text,
    ...(work.extent === 'excerpt' ? [ending(work, outline, address)] : []),
  ];
  return `---\n${fields}---\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Returns the fields of a place with its date in EDTF. */
const asWritten = <Place extends { published?: EdtfDate | undefined }>(place: Place) => ({
  ...place,
  published: place.published?.edtf,
});

/** Returns the fields of the file, named as in content files (docs/content.md), with people's names in reading order. */
function record(work: Work, { exampleNumber }: TextFacts, absoluteUrl: (path: string) => string): object {
  const { source, reviewed, licence, extent, type, genre, language, original, via, series, rights } = work;
  const address = absoluteUrl(paths.work(work));
  const example = exampleNumber && `p${exampleNumber}`;
  return {
    title: work.title,
    page: address,
    extent,
    held: messages.programs.held[extent],
    type,
    genre,
    ...Object.fromEntries(roles.map((role) => [role, namesOf(work.people[role])])),
    language,
    source: work.firstPublishedHere ? 'here' : source && { ...asWritten(source), editors: namesOf(work.sourceEditors) },
    original: original && asWritten(original),
    via: via && asWritten(via),
    reviewed: reviewed && { ...reviewed, authors: namesOf(work.reviewedAuthors) },
    series,
    tags: listed(work.tags.map(({ name }) => name)),
    rights,
    licence,
    licenceUrl: licence && licenceUrl(licence),
    added: work.added,
    revised: work.revised,
    related: listed(
      work.related.map(({ work: other, reason }) => ({
        title: other.title,
        page: absoluteUrl(paths.work(other)),
        reason,
      })),
    ),
    citations: formatNames.map((format) => absoluteUrl(paths.record(work, format))),
    numbers:
      example === ''
        ? undefined
        : say(messages.programs.numbers, { anchor: example, address: `${address}#${example}` }),
  };
}

const namesOf = (people: readonly Author[]) => listed(people.map(({ name }) => name));

/** Leaves out an empty list. */
const listed = <Item>(items: readonly Item[]): readonly Item[] | undefined => (items.length > 0 ? items : undefined);

/** Says where an excerpt ends, and how to continue. */
function ending(work: Work, outline: TextFacts, address: string): string {
  const onward = phraseMarkdown(howToContinue(work), address);
  return [`**${endSentence(messages.ending.label)}**`, howItEnds(outline), onward]
    .filter((part) => part !== '')
    .join(' ');
}
