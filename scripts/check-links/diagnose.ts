import type { Diagnostic } from '../../src/check/diagnostic.ts';
import type { OutgoingLink } from './collect.ts';
import type { LinkResult, LinkResults } from './look-up.ts';

/** Returns the problems of external links: dead ones are errors, moved ones warnings, and unclear ones notices. */
export const diagnoseLinks = (links: readonly OutgoingLink[], results: LinkResults): Diagnostic[] =>
  links.flatMap((link) => {
    const result = results[link.url];
    if (!result || result.state === 'ok') return [];
    const { file, line, field } = link;
    return [{ file, line, field, ...describe(link, result) }];
  });

function describe(
  link: OutgoingLink,
  { state, reason, target, archived }: LinkResult,
): Pick<Diagnostic, 'level' | 'rule' | 'message' | 'hint'> {
  const { url, field, hasCopy } = link;
  if (state === 'unclear')
    return {
      level: 'notice',
      rule: 'links/unclear-address',
      message: `${url} could not be checked: ${reason}`,
      hint: 'try again on another day, or open it in a browser',
    };
  if (state === 'moved')
    return {
      level: 'warning',
      rule: 'links/moved-address',
      message: `${url} leads to ${target}${reason ? ` (${reason})` : ''}`,
      hint: 'if that is the same page, write its new URL',
    };
  const copyHint =
    archived === undefined
      ? 'no archived copy was found: correct the URL, or remove it'
      : field === 'source.url' || field === 'via.url'
        ? `correct the URL, or add archived: ${archived} below it`
        : `correct the URL, or use the copy at ${archived}`;
  return {
    level: hasCopy ? 'warning' : 'error',
    rule: 'links/dead-address',
    message: `${url} is broken: ${reason}`,
    hint: hasCopy ? 'the page links to the archived copy; correct the URL if you know one that works' : copyHint,
  };
}
