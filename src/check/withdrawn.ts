import { join } from 'node:path';
import { readOptionalFile } from '../files.ts';
import { never } from '../library/drafts.ts';
import { reservedPageIds } from '../library/addresses.ts';
import { pageAddress, type Withdrawn, withdrawnPages } from '../schemas/withdrawn.ts';
import { type Diagnostic, type Problem, toDiagnostic } from './diagnostic.ts';
import { maxTextBytes } from './rules/encoding.ts';
import { validateFrontmatter } from './rules/frontmatter.ts';
import { parseYaml } from './rules/yaml.ts';

/** The name of the list of withdrawn pages, in the folder of the content. */
export const withdrawnFile = 'gone.yaml';

/** The file that lists the pages that are withdrawn on purpose. */
export interface WithdrawnList {
  /** The path of the file. */
  file: string;
  exists: boolean;
  /** The addresses of these pages; `undefined` if one of them could not be read. */
  addresses: readonly string[] | undefined;
}

/** The pages that are withdrawn on purpose, and the problems of the file that lists them. */
export interface WithdrawnFindings {
  /** Empty if the file has problems. */
  pages: Withdrawn[];
  /** The addresses of these pages; `undefined` if one of them could not be read. */
  addresses: string[] | undefined;
  diagnostics: Diagnostic[];
}

/**
 * Checks the list of withdrawn pages, whose text is `undefined` if there is none. An address that exists or redirects, now
 * or once a scheduled work is published, is an error. `file` is the path of the list, `existing` has the paths of all pages,
 * each with the day from which it exists, and `redirects` the former paths, including those of scheduled works.
 */
export function checkWithdrawn(
  text: string | undefined,
  file: string,
  existing: ReadonlyMap<string, string>,
  redirects: Readonly<Record<string, string>>,
  today: string,
): WithdrawnFindings {
  if (text === undefined) return { pages: [], addresses: [], diagnostics: [] };
  const source = parseYaml(text.replace(/^\uFEFF/, ''), 1);
  const { entry, problems } =
    source.data === undefined ? { problems: [] } : validateFrontmatter(withdrawnPages, source);
  // other fields of an entry may be invalid
  const items = Array.isArray(source.data) ? (source.data as ({ address?: unknown } | null)[]) : [];
  const read = items.map((item) => pageAddress.safeParse(item?.address).data);
  const normal = read.map((address) => address?.normalize('NFC'));
  const conflicts = read.flatMap((address, index): Problem[] => {
    if (address === undefined) return [];
    const conflict = conflictOf(address, normal.indexOf(normal[index]) < index, existing, redirects, today);
    return conflict ? [{ line: source.lineOf([index, 'address']), field: 'address', ...conflict }] : [];
  });
  const addresses = read.filter((address) => address !== undefined);
  const isRead = entry !== undefined || (items.length > 0 && addresses.length === items.length);
  const found = [...source.problems, ...problems, ...conflicts];
  return {
    pages: found.length > 0 ? [] : (entry ?? []),
    addresses: isRead ? addresses : undefined,
    diagnostics: found.map((problem) =>
      toDiagnostic(file, { ...problem, ...(problem.field === 'frontmatter' && rootProblem(problem)) }),
    ),
  };
}

/**
 * Reads the withdrawn pages from the list in a content folder. If anything but an address is invalid, returns only the
 * address; `checkWithdrawn` reports the problem.
 */
export function readWithdrawn(dir: string): Withdrawn[] {
  const text = readOptionalFile(join(dir, withdrawnFile), { maxBytes: maxTextBytes })?.toString() ?? '';
  const { data } = parseYaml(text.replace(/^\uFEFF/, ''), 1);
  const read = (page: unknown) => withdrawnPages.safeParse([page]).data;
  const addressOf = (page: unknown) => ({ address: (page as { address?: unknown } | null)?.address });
  return (Array.isArray(data) ? data : []).flatMap((page: unknown) => read(page) ?? read(addressOf(page)) ?? []);
}

/** Replaces the hint for a problem at the root of the file, which is written for the fields of content files. */
const rootProblem = ({ rule, hint }: Problem): Partial<Problem> => ({
  field: 'file',
  hint: rule.startsWith('frontmatter/') ? 'write a list: each page starts with a hyphen, followed by address:' : hint,
});

function conflictOf(
  address: string,
  isDuplicate: boolean,
  existing: ReadonlyMap<string, string>,
  redirects: Readonly<Record<string, string>>,
  today: string,
): Pick<Problem, 'rule' | 'message' | 'hint'> | undefined {
  if (isDuplicate)
    return { rule: 'withdrawn/duplicate-address', message: `${address} is listed twice`, hint: 'keep one of the two' };
  if (reservedPageIds.has(address.slice(1, -1)))
    return {
      rule: 'withdrawn/reserved-address',
      message: `the site itself uses the address ${address}`,
      hint: 'delete this entry',
    };
  const day = existing.get(address) ?? never;
  if (day !== never)
    return {
      rule: 'withdrawn/existing-page',
      message: `the page ${address} ${day > today ? `will exist from ${day}` : 'exists'}`,
      hint:
        day > today
          ? 'delete this entry, or write draft: true in the page’s file'
          : 'delete this entry, or the page’s file',
    };
  const target = redirects[address.replace(/\/$/, '')];
  if (target === undefined) return undefined;
  const from = existing.get(target) ?? today;
  return {
    rule: 'withdrawn/redirected-page',
    message: `${address} ${from > today ? `will redirect to ${target} from ${from}` : `redirects to ${target}`}`,
    hint: `delete this entry, or the id in the formerly field of ${target}`,
  };
}
