import { z } from 'astro/zod';
import { decimalNumber, plainText } from './field-types.ts';

/** A page of the owner's own, such as an imprint. The body of the file is its text. */
export const page = z.strictObject({
  title: plainText('write the title of the page').describe('The title, as the heading of the page and in the footer.'),
  description: plainText('describe the page in one sentence, or leave it out')
    .optional()
    .describe('One sentence for search engines and previews. Leave it out for the first paragraph of the page.'),
  order: decimalNumber('write a number, such as 1')
    .optional()
    .describe('The place in the footer: pages with lower numbers come first, pages without one last.'),
});
