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
};
