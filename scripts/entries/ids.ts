import anyAscii from 'any-ascii';
import { site } from '../../src/env.ts';
import { slug, spellLetters } from '../../src/values/slug.ts';
import { idPattern } from '../../src/schemas/field-types.ts';

/** The longest id made from a title. A slug of the source may be as long as the check allows. */
const maxTitleLength = 60;
export const maxSlugLength = 100;

/**
 * Returns an id for a slug or a title: Latin letters, digits and hyphens, cut between words. If nothing is left,
 * the id is `fallback`. Letters of other scripts are transliterated, and umlauts according to `language`.
 */
export function toId(text: string, fallback: string, language: string = site.language): string {
  const isSlug = idPattern.test(text);
  const latin = spellLetters(text.normalize('NFKC'), language).replace(
    /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu,
    (letters) => anyAscii(letters).replace(/(?<=[a-z])(?=[A-Z])/g, '-'),
  );
  const ascii = slug(latin)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const limit = isSlug ? maxSlugLength : maxTitleLength;
  const cut =
    ascii.length <= limit
      ? ascii
      : ascii
          .slice(0, limit + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, limit);
  // Windows reserves these names
  return cut === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(cut) ? `${fallback}${cut && `-${cut}`}` : cut;
}
