/**
 * The floors of the house, from the ground up. A file may import from its own floor and from those before it. A file with the
 * name of a floor is a floor of its own.
 */
export const floors: readonly string[] = [
  'src/site.ts',
  'src/env.ts',
  'src/schemas',
  'src/markdown',
  'src/library',
  'src/messages',
  'src/citation',
  'src/citations.ts',
  'src/theme',
  'src/search/shared',
  'src/search/pagefind',
  'src/search/browser',
  'src/copy',
  'src/search/build',
  'src/programs',
  'src/feeds',
  'src/epub',
  'src/check',
  'src/content-loader.ts',
  'src/content.config.ts',
  'src/content-source.ts',
  'src/content.ts',
  'src/policy.ts',
  'src/middleware.ts',
  'src/styles',
  'src/components',
  'src/layouts',
  'src/pages',
  'src/integrations',
  'scripts',
];

/** The folders that browsers run. */
export const roomsOfBrowsers: readonly string[] = [
  'src/search/shared',
  'src/search/pagefind',
  'src/search/browser',
  'src/copy',
];

/** The other files that browsers load. They import nothing else. */
export const openToBrowsers: readonly string[] = [
  'src/library/bidi.ts',
  'src/messages/format.ts',
  'src/messages/years.ts',
];

/** Imports that go up, and how to be rid of them. */
export interface Exceptions {
  remedy: string;
  imports: readonly (readonly [from: string, to: string])[];
}

export const exceptions: readonly Exceptions[] = [
  {
    remedy: 'Move the type of the settings and their problems to the ground floor, next to `src/site.ts`.',
    imports: [
      ['src/site.ts', 'src/schemas/site.ts'],
      ['src/env.ts', 'src/schemas/site.ts'],
    ],
  },
  {
    remedy:
      'Settings need only the codes of the languages: a list on the ground floor, by which `languages.ts` is typed.',
    imports: [['src/schemas/site.ts', 'src/messages/languages.ts']],
  },
  {
    remedy: 'The contrast of the colours is for the check to compute, so that `src/env.ts` loads no colour library.',
    imports: [['src/schemas/site.ts', 'src/theme/theme.ts']],
  },
  {
    remedy: 'Move `edtf.ts` to `src/schemas`: it imports nothing of the library.',
    imports: [
      ['src/schemas/date-hints.ts', 'src/library/edtf.ts'],
      ['src/schemas/field-types.ts', 'src/library/edtf.ts'],
    ],
  },
  {
    remedy:
      'Move what composes words but knows no works below the parser: `en`, `de`, `languages`, `index`, `format`, `phrase`, `dates`, `years`.',
    imports: [
      ['src/markdown/constructs.ts', 'src/messages/index.ts'],
      ['src/markdown/numbered-blocks.ts', 'src/messages/index.ts'],
      ['src/markdown/plain-markdown.ts', 'src/messages/index.ts'],
      ['src/markdown/sidenotes.ts', 'src/messages/index.ts'],
      ['src/markdown/tables.ts', 'src/messages/index.ts'],
      ['src/library/dates.ts', 'src/messages/dates.ts'],
      ['src/library/dates.ts', 'src/messages/index.ts'],
      ['src/library/names.ts', 'src/messages/index.ts'],
      ['src/library/names.ts', 'src/messages/phrase.ts'],
    ],
  },
  {
    remedy: 'Move `navigation.ts`, and `tagFacts` of `tags.ts`, to `src/messages`.',
    imports: [
      ['src/library/navigation.ts', 'src/messages/index.ts'],
      ['src/library/tags.ts', 'src/messages/index.ts'],
      ['src/library/tags.ts', 'src/messages/provenance.ts'],
    ],
  },
  {
    remedy: 'Move `urls.ts`, `escape.ts` and `language.ts` below the parser: they know no works.',
    imports: [
      ['src/markdown/base-path.ts', 'src/library/urls.ts'],
      ['src/markdown/constructs.ts', 'src/library/language.ts'],
      ['src/markdown/plain-markdown.ts', 'src/library/escape.ts'],
      ['src/markdown/plain-markdown.ts', 'src/library/urls.ts'],
    ],
  },
  {
    remedy: 'Pages pass the channel and the formats to the sentences about them.',
    imports: [
      ['src/messages/about.ts', 'src/feeds/channel.ts'],
      ['src/messages/downloads.ts', 'src/citation/formats.ts'],
    ],
  },
  {
    remedy: 'Move `render.ts` next to the routes of the feeds, in `src/pages` or a floor above `src/content.ts`.',
    imports: [
      ['src/feeds/render.ts', 'src/components/MissingImage.astro'],
      ['src/feeds/render.ts', 'src/content.ts'],
    ],
  },
];
