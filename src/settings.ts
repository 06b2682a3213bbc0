import { z } from 'astro/zod';

/** The subtags of the languages that the site can be in: those with messages, such as `en`. */
export const languageNames = ['de', 'en', 'fr'] as const;

export type Language = (typeof languageNames)[number];

/** Returns the language of a BCP 47 tag, such as `de` for `de-AT`; `undefined` if it has no messages. */
export const languageOf = (tag: string): Language | undefined =>
  languageNames.find((name) => name === tag.toLowerCase().split('-')[0]);

const line = (hint: string) =>
  z
    .string({ error: hint })
    .trim()
    .min(1, { error: hint })
    .regex(/^\P{Cc}*$/u, { error: 'write it on one line, without control characters' });

/** Returns whether this Node knows a locale. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false; // not a BCP 47 tag
  }
}

const searchHint = 'write the address of a search, such as https://catalogue.example/?q={title}+{author}';

/** The identity of a site, as its owner writes it in `src/site.ts`. */
export const siteSchema = z.strictObject({
  /** The name of the site: in the header, in titles, on the social card and in citations of its copies. */
  title: line('write the name of your site'),
  /** One sentence on what the site is, for the front page, search engines and the social card. */
  description: line('write one sentence on what your site is'),
  /** Who runs the site, as it should appear on the About page and in metadata. */
  owner: line('write your name, or leave it out').optional(),
  /**
   * The language of the site's own text, as a BCP 47 tag: one of those in `src/messages/`. A work in another language
   * says so in its file.
   */
  language: line('write the language of your site, such as en').refine((tag) => languageOf(tag) !== undefined, {
    error: `the site has messages only in ${new Intl.ListFormat('en-GB').format(languageNames)}: use one of them, or add one (CONTRIBUTING.md)`,
  }),
  /** The locale of dates, plural forms and lists of names, as a BCP 47 tag. Without it, that of the messages. */
  locale: line('write the locale of your site, such as en-GB')
    .refine(isLocale, { error: 'write a locale as a BCP 47 tag, with hyphens, such as en-GB' })
    .optional(),
  /** The address of the site, base path included; `SITE_URL` overrides it. */
  url: line('write the address of your site, such as https://example.org/reading/'),
  /** The address to which readers can write. Without it, none is shown. */
  email: z.email({ error: 'write an e-mail address, or leave it out' }).optional(),
  /** Where readers can subscribe to new works by e-mail: a page, or an address to write to. The site sends no e-mail itself. */
  newsletter: z
    .url({
      protocol: /^(https?|mailto)$/,
      error: 'write the address at which readers can subscribe, starting with https:// or mailto:, or leave it out',
    })
    .optional(),
  /** The licence of the site's own text: notes, meanings of tags, pages. */
  licence: z
    .strictObject(
      {
        /** Its name: `CC BY 4.0`. */
        name: line('write the name of the licence, such as CC BY 4.0'),
        /** The address of its text. */
        url: z.url({ protocol: /^https?$/, error: 'write the address of the licence, starting with https://' }),
      },
      { error: 'write its name and url, or leave it out' },
    )
    .optional(),
  /** The two colours of the theme, in any CSS notation. All others are derived from them; src/theme checks the contrast. */
  colours: z.strictObject(
    {
      /** Links, labels, rules and initials. */
      accent: line('write a colour, such as #8c1c13'),
      /** The page behind the text, in the light scheme. */
      paper: line('write a colour, such as #faf5e9'),
    },
    { error: "write the two colours of the theme, such as { accent: '#8c1c13', paper: '#faf5e9' }" },
  ),
  /**
   * Whether pages of texts have a script of 1 KB. It remembers where a reader left a text, on the reader's device only, copies
   * passages with their citation, and names the passage that a link led to in the citations. `true`: texts of more than 2,000
   * words have it; `'always'`: each text; `false`: none, and then only the search page runs a script.
   */
  readingScript: z.union([z.boolean(), z.literal('always')], { error: "write true, false or 'always'" }).default(true),
  /**
   * Searches that pages offer, as links, for a work to which no link is known. Without this setting: the publication by a web
   * search, a library catalogue and the web; none if the list is empty.
   */
  searches: z
    .array(
      z.strictObject(
        {
          /** Where it searches, as it continues "Search for it": `in our catalogue`. */
          name: line('write where it searches, such as in our catalogue'),
          /**
           * The address of its results, with `{title}`, and with `{author}` or `{publication}` if it needs them. A search with
           * `{publication}` is left out where the publication is unknown.
           */
          url: z
            .string({ error: searchHint })
            .regex(/^https?:\/\/(?!.*\{(?!(?:title|author|publication)\})).*\{title\}/, { error: searchHint }),
        },
        { error: 'write the name and the url of each search' },
      ),
      { error: 'write a list of searches, each with a name and a url' },
    )
    .optional(),
  /** The base paths of other libraries on the same host that the search covers as well, such as `/letters/`. */
  libraries: z
    .array(line('write the path of a library, such as /letters/'), {
      error: "write a list of paths, such as ['/letters/']",
    })
    .default([]),
});

/** The identity of a site. */
export type Site = z.input<typeof siteSchema>;

/** Returns the problems with the settings of a site, one line each: `email in src/site.ts: "x": write …`. */
export function siteProblems(site: unknown, file = 'src/site.ts'): string[] {
  if (typeof site !== 'object') return [`site in ${file}: missing: write the settings that src/settings.ts explains`];
  const { error } = siteSchema.safeParse(site);
  return (error?.issues ?? []).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${[...issue.path, key].join('.')} in ${file}: unknown setting`);
    const value = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], site);
    const shown = value === undefined ? 'missing' : JSON.stringify(value);
    return [`${issue.path.join('.')} in ${file}: ${shown}: ${issue.message}`];
  });
}
