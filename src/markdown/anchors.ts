import GithubSlugger from 'github-slugger';

/** Ids that pages use themselves: for their layout, the sections of About, footnotes, numbered blocks and figures. */
const reservedIds =
  /^(?:main|works|beside|work-.*|about-(?:extent|sources|tags|rights|citing|reading|downloads|contact)|p\d+[a-z]{0,2}|figure-\d+|fn(?:ref)?-.*)$/;

/**
 * Creates a function that turns the text of a heading into its id. Call it for each heading of a body, in order: it
 * numbers headings with the same text. It never returns a reserved id.
 */
export function headingIds(): (text: string) => string {
  const slugger = new GithubSlugger();
  return (text) => {
    const id = slugger.slug(text);
    return id === '' || reservedIds.test(id) ? slugger.slug(`heading ${text}`.trim()) : id;
  };
}
