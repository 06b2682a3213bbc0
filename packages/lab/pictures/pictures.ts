/** A picture of the documentation: a part of a page of a test library. */
export interface Picture {
  /** The folder of the library. */
  library: string;
  /** The path of the work in the library and on the site. */
  path: string;
  /** The part of its page to show. */
  selector: string;
}

const constructs = ['epigraph', 'verse', 'letter', 'omission', 'editors-note', 'table', 'figure', 'small-caps', 'ruby'];

/** Works of each type, by the names of their pictures. */
const kinds = {
  'journal-article': 'related/quist-corrections-in-pencil',
  'magazine-article': 'related/marsh-the-last-keeper',
  'newspaper-article': 'related/ferry-to-stop-in-winter',
  'blog-post': 'related/kaye-gulls-and-buoys',
  'web-page': 'related/tide-times',
  book: 'related/solheim-the-second-wave',
  'book-chapter': 'articles/to-the-lamp-room',
  'conference-paper': 'related/ansah-reading-foghorns',
  report: 'related/lighthouse-board-annual-report',
  thesis: 'related/ansah-signals-in-fog',
  letter: 'related/bergstrom-letter-to-olive-marsh',
  interview: 'related/okafor-i-never-liked-the-sea',
  speech: 'articles/the-light-belongs-to-nobody',
  podcast: 'related/night-watch',
  broadcast: 'related/the-shipping-forecast',
  film: 'related/the-drowned-bell',
  video: 'related/splicing-a-rope',
  manuscript: 'related/log-of-the-guillemot',
  review: 'related/young-keepers-of-nothing',
  'encyclopedia-entry': 'related/foghorn',
  'legal-document': 'related/lighthouses-act',
  dataset: 'related/wave-heights-at-harbourton',
  document: 'related/petition-of-the-pilots',
  'own-text': 'articles/the-keeper-of-the-tide-tables',
};

/** The folder of the pictures. */
export const pictureFolder = 'docs/pictures';

/** The picture in the README. */
export const articlePicture = 'docs/reading.png';

/** The pictures, by their file names. */
export const pictures: Readonly<Record<string, Picture>> = Object.fromEntries([
  ...constructs.map((id) => [
    `${id}.png`,
    { library: 'tests/fixtures/constructs', path: `articles/${id}`, selector: '.prose' },
  ]),
  ...Object.entries(kinds).map(([name, path]) => [
    `${name}.png`,
    { library: 'tests/fixtures/kinds', path, selector: 'article > header' },
  ]),
]);
