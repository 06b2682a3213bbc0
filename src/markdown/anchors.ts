import GithubSlugger from 'github-slugger';

/** Ids that a page of this site has without its text: those of its frame, its notes and its paragraphs. */
const taken = /^(?:main|works|beside|work-.*|p\d+|fn(?:ref)?-.*)$/;

/**
 * Makes the ids of the headings of a text, each after its words: gives a function that is called with the words of one
 * heading after the other. No two ids are alike, and none is one that the page has without the text.
 */
export function headingIds(): (words: string) => string {
  const slugger = new GithubSlugger();
  return (words) => {
    const id = slugger.slug(words);
    return id === '' || taken.test(id) ? slugger.slug(`heading ${words}`.trim()) : id;
  };
}
