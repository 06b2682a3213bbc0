/**
 * The floors of the house, from the ground up. A file may import from its own floor and from the floors listed before
 * it. A file with the name of a floor is a floor of its own.
 */
export const floors: readonly string[] = [
  'src/files.ts',
  'src/settings.ts',
  'src/schemas/site.ts', // owners' files import their type from there
  'src/site.ts',
  'src/theme/theme.ts', // the settings are reported together with their colours
  'src/env.ts',
  'src/values',
  'src/messages',
  'src/schemas',
  'src/markdown',
  'src/library',
  'src/phrases',
  'src/citation',
  'src/citations.ts',
  'src/theme',
  'src/search/shared',
  'src/search/pagefind',
  'src/search/browser',
  'src/reading',
  'src/search/build',
  'src/programs',
  'src/feeds',
  'src/epub',
  'src/check',
  'src/content-loader.ts',
  'src/content.config.ts',
  'src/content.ts',
  'src/image-service.ts',
  'src/policy.ts',
  'src/middleware.ts',
  'src/styles',
  'src/components',
  'src/feed-responses.ts',
  'src/book-responses.ts',
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
  'src/reading',
];

/** The other files that browsers load. They import nothing else. */
export const openToBrowsers: readonly string[] = [
  'src/values/bidi.ts',
  'src/values/escapes.ts',
  'src/values/escape.ts',
  'src/values/order.ts',
  'src/values/sentences.ts',
  'src/messages/format.ts',
  'src/messages/years.ts',
];
