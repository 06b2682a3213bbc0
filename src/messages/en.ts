/**
 * Every sentence and label of the site. `{name}` is a slot, and `{count, plural, one {…} other {…}}` a plural form; see
 * format.ts. Comments say where a message is shown if its name does not.
 */
export const en = {
  /** Names of collections and kinds of pages: in navigation, as headings. */
  sections: {
    articles: 'Articles',
    related: 'Related reading',
    tags: 'Tags',
    authors: 'Authors',
    search: 'Search',
    about: 'About',
  },
  /** The search form in the header, the search page and its results. */
  search: {
    description: 'Search this site by word, tag, author and year.',
    /** The search field in the header of each page. */
    siteField: 'Search this site',
    /** The search field of the search page. */
    field: 'Search terms',
    submit: 'Search',
    hint: 'Use "quotes" for an exact phrase, -word to exclude one.',
    filter: 'Filter',
    facets: { kind: 'Type', tag: 'Tag', author: 'Author', year: 'Year' },
    sortBy: 'Sort by',
    sortOrders: { relevance: 'relevance', date: 'date' },
    results: 'Results',
    showMore: 'Show more',
    noScript: 'Search needs JavaScript, which is off or didn’t load.',
    tryAgain: 'Try again',
    /** Above links to all lists, when there are no results. */
    browse: 'Or browse:',
    /** The messages of the search script, which the search page embeds. */
    script: {
      pageTitle: '“{query}” · {title}',
      workCount: '{count, plural, =0 {No works} one {# work} other {# works}}',
      resultCount: '{count, plural, =0 {No results} one {# result} other {# results}} for “{query}”',
      /** After the count: “3 results for “war” in articles, tagged peace, newest first”. */
      filters: { kind: 'in {values}', tag: 'tagged {values}', author: 'by {values}', year: 'from {values}' },
      newestFirst: ', newest first',
      kinds: { article: 'Articles', related: 'Related reading' },
      kindsInSentence: { article: 'articles', related: 'related reading' },
      /** The year of a facet, if the year of the original is unknown for all or some of its works. */
      reprintYear: '{year} (reprint)',
      mixedYear: '{year} (some reprints)',
      /** After the number of works in a facet; for screen readers. */
      unit: '{count, plural, one {work} other {works}}',
      showAll: 'Show all {count}',
      clearFilters: 'Clear filters',
      completions: 'Showing results for {words}.',
      notFound: 'No results for “{term}”.',
      didYouMean: 'Did you mean {suggestions}?',
      /** Offers the words of a phrase. */
      withoutQuotes: 'Search without quotes: {suggestions}',
      failed: 'Search didn’t load completely. Check your connection and try again.',
      tags: 'Tags: {tags}{more, plural, =0 {} other { and # more}}',
      missingTerms: 'Missing: {terms}',
    },
  },
};
