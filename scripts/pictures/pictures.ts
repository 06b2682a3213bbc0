/** A picture of the documentation: a part of a page of a test library. */
export interface Picture {
  /** The folder of the library. */
  library: string;
  /** The id of the article. */
  id: string;
  /** The part of its page to show. */
  selector: string;
}

const constructs = ['epigraph', 'verse', 'omission', 'editors-note', 'table', 'figure', 'small-caps', 'ruby'];

/** The folder of the pictures. */
export const pictureFolder = 'docs/pictures';

/** The pictures, by their file names. */
export const pictures: Readonly<Record<string, Picture>> = Object.fromEntries(
  constructs.map((id) => [`${id}.png`, { library: 'tests/fixtures/constructs', id, selector: '.prose' }]),
);
