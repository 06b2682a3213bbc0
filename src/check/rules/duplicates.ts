import type { z } from 'astro/zod';
import { personId } from '../../values/names.ts';
import { urlKey } from '../../values/urls.ts';
import { foldText } from '../../search/shared/fold-text.ts';
import { identifierKeys } from '../../library/identifier-keys.ts';
import { sourceFields } from '../../schemas/source-fields.ts';
import { here, type work } from '../../schemas/work.ts';
import { type CheckedFile, isWork } from '../checked-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField } from './frontmatter.ts';

type WorkData = z.output<typeof work>;

/** A value that two works should not share. Its key is the same for all ways to write it. */
interface Identity {
  key: string;
  path: readonly PropertyKey[];
  rule: string;
  /** The shared value, as the message names it. */
  name: string;
}

/**
 * Warns about works that are probably entered twice: they have the same address, the same identifier such as a DOI, or
 * the same title and first author.
 */
export function checkDuplicates(files: readonly CheckedFile[]): Diagnostic[] {
  const owners = new Map<string, CheckedFile>();
  const works = files.filter((file) => isWork(file) && file.entry !== undefined);
  return works.flatMap((file) => {
    const [first] = identities(file.entry as WorkData).filter(({ key }) => {
      const owner = owners.get(key); // the first file with a value
      if (!owner) owners.set(key, file);
      return owner !== undefined && owner !== file;
    }); // works entered twice often share all of these, so only the first is reported
    if (!first) return [];
    const message = `${first.name} as ${owners.get(first.key)?.file}`;
    const hint = 'if it is the same work, keep one of the two files, and add the id of the other to its formerly field';
    return [atField(file, first.path, first.rule, message, hint, 'warning')];
  });
}

/** Returns the values that identify a work, the most reliable first. */
function identities({ source, via, title, type, authors }: WorkData): Identity[] {
  const first = source === here ? undefined : source;
  const addresses = [
    { url: first?.url, path: ['source', 'url'] },
    { url: via?.url, path: ['via', 'url'] },
  ].flatMap(({ url, path }): Identity[] =>
    url === undefined ? [] : [{ key: `url ${urlKey(url)}`, path, rule: 'duplicates/url', name: 'the same URL' }],
  );
  const [author] = authors;
  // different editions and dates are different works
  const version = [first?.edition, first?.published?.edtf].join(' ');
  return [
    ...identifierKeys({ type, title, source: first ?? {} }).map(({ field, key }): Identity => {
      const { name = field, noun = name } = sourceFields[field];
      return { key, path: ['source', field], rule: `duplicates/${field}`, name: `the same ${noun}` };
    }),
    ...addresses,
    ...(author === undefined
      ? []
      : [
          {
            key: `title ${titleKey(title)} ${personId(author)} ${version}`,
            path: ['title'],
            rule: 'duplicates/title',
            name: 'the same title and first author',
          },
        ]),
  ];
}

const titleKey = (title: string) => foldText(title).replace(/\s+/g, ' ').trim();
