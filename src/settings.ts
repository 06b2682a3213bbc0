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

/** The settings that must agree with each other, valid or not. */
interface LanguageSettings {
  language?: unknown;
  locale?: unknown;
}

/** Returns whether the locale of a site is of the site's language. True if one of them is missing or invalid. */
function isLocaleOfLanguage({ language, locale }: LanguageSettings): boolean {
  if (typeof language !== 'string' || typeof locale !== 'string' || !isLocale(locale)) return true;
  const known = languageOf(language);
  return known === undefined || languageOf(locale) === known;
}

/** Returns the hint for a locale of another language, with the usual one, such as `de-DE` for `de`. */
function localeHint({ language }: LanguageSettings): string {
  const { language: name, region } = new Intl.Locale(String(language)).maximize();
  return `the language of the site is ${name}: write a locale of it, such as ${name}-${region}, or delete the setting`;
}

/** The slots in the URL of a search, for facts about a work. */
const searchSlots = ['{title}', '{author}', '{publication}'];

const searchHint = 'write the address of a search, such as https://catalogue.example/?q={title}+{author}';

/** The settings one by one. The comments are in `docs/settings.md`: `npm run docs:fields`. */
const settings = z.strictObject({
  /** The name of the site: in the header, in page titles, on the social cards and in citations. */
  title: line('write the name of your site'),
  /** One sentence about the site, for the front page, search engines and the social card. */
  description: line('write one sentence on what your site is'),
  /** Who runs the site, for the About page and the metadata. */
  owner: line('write your name, or leave it out').optional(),
  /** The language of the site's own text: `en`, `de` or `fr`. A work in another language says so in its file. */
  language: line('write the language of your site, such as en').refine((tag) => languageOf(tag) !== undefined, {
    error: `the site has messages only in ${new Intl.ListFormat('en-GB').format(languageNames)}: use one of them, or add one (CONTRIBUTING.md)`,
  }),
  /**
   * The locale of dates, plurals and lists of names: `en-US` for American dates. It must be of the site's language.
   * Leave it out for the usual one.
   */
  locale: line('write the locale of your site, such as en-GB')
    .refine(isLocale, { error: 'write a locale as a BCP 47 tag, with hyphens, such as en-GB' })
    .optional(),
  /** The URL of the site, including its path: `https://example.org/reading/`. `SITE_URL` overrides it. */
  url: line('write the address of your site, such as https://example.org/reading/'),
  /** The e-mail address that readers can write to. */
  email: z.email({ error: 'write an e-mail address, or leave it out' }).optional(),
  /**
   * Where readers can subscribe to new works by e-mail: the URL of a page, or `mailto:` and an e-mail address. The site
   * itself doesn't send e-mail.
   */
  newsletter: z
    .url({
      protocol: /^(https?|mailto)$/,
      error: 'write the address at which readers can subscribe, starting with https:// or mailto:, or leave it out',
    })
    .optional(),
  /** The licence of the site's own text, such as editor's notes and meanings of tags. */
  licence: z
    .strictObject(
      {
        /** The name of that licence: `CC BY 4.0`. */
        name: line('write the name of the licence, such as CC BY 4.0'),
        /** The URL of that licence. */
        url: z.url({ protocol: /^https?$/, error: 'write the address of the licence, starting with https://' }),
      },
      { error: 'write its name and url, or leave it out' },
    )
    .optional(),
  /** The two colours of the theme. All other colours, and those of the dark theme, are derived from them. */
  colours: z.strictObject(
    {
      /** The colour of links, labels, rules and initials, in any CSS notation: `'#8c1c13'`. */
      accent: line('write a colour, such as #8c1c13'),
      /** The background, in the light theme: `'#faf5e9'`. */
      paper: line('write a colour, such as #faf5e9'),
    },
    { error: "write the two colours of the theme, such as { accent: '#8c1c13', paper: '#faf5e9' }" },
  ),
  /**
   * Which texts have the reading script, of about 1 KB: `true` for texts of more than 2,000 words (the default),
   * `'always'` for all texts, `false` for none. The script remembers where a reader left a text, on the reader's device
   * only. It also copies passages with their citation, and adds the number of a linked passage to the citations.
   */
  readingScript: z.union([z.boolean(), z.literal('always')], { error: "write true, false or 'always'" }).default(true),
  /**
   * Where readers can search for a work that has no link. Without this setting: the web and a library catalogue. For
   * none, write `[]`.
   */
  searches: z
    .array(
      z.strictObject(
        {
          /** The place, as it continues "Search for it": `in our catalogue`. */
          name: line('write where it searches, such as in our catalogue'),
          /**
           * The URL of the results, with `{title}` and, if you like, `{author}` or `{publication}`:
           * `https://catalogue.example/?q={title}+{author}`.
           */
          url: z.string({ error: searchHint }).superRefine((url, context) => {
            const slots = [...url.matchAll(/\{([^{}]*)\}?/g)].map(([slot]) => slot);
            const unknown = slots.find((slot) => !searchSlots.includes(slot));
            const message =
              unknown !== undefined
                ? `unknown ${unknown}: write ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(searchSlots)}`
                : /^https?:\/\/.*\{title\}/.test(url)
                  ? undefined
                  : searchHint;
            if (message !== undefined) context.addIssue({ code: 'custom', message });
          }),
        },
        { error: 'write the name and the url of each search' },
      ),
      { error: 'write a list of searches, each with a name and a url' },
    )
    .optional(),
  /** The paths of other libraries on the same host that search covers as well: `['/letters/']`. */
  libraries: z
    .array(line('write the path of a library, such as /letters/'), {
      error: "write a list of paths, such as ['/letters/']",
    })
    .default([]),
});

/** The identity of a site, as its owner writes it in `src/site.ts`. */
export const siteSchema = settings.refine(isLocaleOfLanguage, {
  path: ['locale'],
  error: ({ input }) => localeHint(input as LanguageSettings),
  when: ({ value }) => typeof value === 'object' && value !== null, // whatever else is invalid
});

/** The identity of a site. */
export type Site = z.input<typeof siteSchema>;

/** Returns the problems with the settings of a site, one line each: `email in src/site.ts: "x": write …`. */
export function siteProblems(site: unknown, file = 'src/site.ts'): string[] {
  if (typeof site !== 'object' || site === null || Array.isArray(site))
    return [`site in ${file}: missing: write the settings that src/settings.ts explains`];
  const { error } = siteSchema.safeParse(site);
  return (error?.issues ?? []).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(
        (key) =>
          `${[...issue.path, key].join('.')} in ${file}: unknown setting: correct its name or delete it; docs/settings.md lists all settings`,
      );
    const value = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], site);
    const shown = value === undefined ? 'missing' : JSON.stringify(value);
    return [`${issue.path.join('.')} in ${file}: ${shown}: ${issue.message}`];
  });
}
