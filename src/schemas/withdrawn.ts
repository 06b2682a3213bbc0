import { z } from 'astro/zod';
import { env } from '../env.ts';
import { decodeEscapes } from '../values/escapes.ts';
import { calendarDay, type Fix, invalid, plainText } from './field-types.ts';
import { folders } from './paths.ts';

const addressHint = 'write the path of the page without the URL of the site, such as /articles/an-id/';

const pagePattern = new RegExp(
  `^/(?:(?:${folders.join('|')})/)?[\\p{L}\\p{M}\\p{N}]+(?:-[\\p{L}\\p{M}\\p{N}]+)*/$`,
  'u',
);

/** Returns the address of a page from its path without slashes around it, or from its URL on this site. */
const correctAddress: Fix = (text) => {
  const path = text.startsWith(env.siteUrl.href) ? text.slice(env.siteUrl.href.length) : text;
  return `/${path.replace(/^\/+|\/+$/g, '')}/`;
};

/**
 * The path of a page of a work, a tag, an author or of the owner's own: `/articles/an-id/`, `/imprint/`. Browsers copy it
 * with percent escapes, which are decoded.
 */
export const pageAddress = z
  .string({ error: addressHint })
  .transform((path) => decodeEscapes(path) ?? path)
  .refine(
    (path) => pagePattern.test(path),
    invalid('invalid-address', 'not the address of a page:', addressHint, correctAddress),
  );

/** A page that was published and is withdrawn on purpose. */
const withdrawnPage = z.strictObject(
  {
    /** The address that the page had, without the base path: `/articles/an-id/`. */
    address: pageAddress,
    /** The reason, in one sentence, as readers see it: `The author asked us to remove it.` */
    reason: plainText('give the reason in one sentence').optional(),
    /** The day on which it was withdrawn: `2026-01-31`. */
    date: calendarDay().optional(),
  },
  { error: 'write address: and optionally reason: and date:' },
);

/** The content of `gone.yaml`: the pages that are withdrawn. */
export const withdrawnPages = z
  .array(withdrawnPage, { error: 'write a list: each page starts with a hyphen, followed by address:' })
  .nullable()
  .transform((pages) => pages ?? []);

/** A page that was published and is withdrawn on purpose. */
export type Withdrawn = z.output<typeof withdrawnPage>;
