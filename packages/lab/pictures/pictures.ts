/** A picture of the documentation: a part of a page of a test library. */
export interface Picture {
  /** The folder of the library. */
  library: string;
  /** The path of the page on the site. */
  path: string;
  /** The width of the window in CSS pixels; 640 by default. */
  width?: number;
  /** The part of the page to show. */
  selector: string;
  /** The last part to show, if the picture shows several. */
  until?: string;
  /** The work whose source the documentation shows above the picture: its path in the library, without extension. */
  source?: string;
}

/** Texts with each construct, by the names of their pictures. */
const constructs = {
  epigraph: 'epigraph',
  verse: 'verse',
  'letter-text': 'letter',
  omission: 'omission',
  'editors-note': 'editors-note',
  table: 'table',
  figure: 'figure',
  'small-caps': 'small-caps',
  ruby: 'ruby',
};

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

/** Parts of other pages, by the names of their pictures. */
const pages: Readonly<Record<string, Picture>> = {
  'excerpt-end.png': {
    library: 'tests/fixtures/demo',
    path: 'articles/how-isis-cells-operate/',
    selector: '.excerpt-end',
  },
  'citations.png': {
    library: 'tests/fixtures/demo',
    path: 'articles/how-isis-cells-operate/',
    selector: '[aria-labelledby=work-cite]',
  },
  'filtered-search.png': {
    library: 'tests/fixtures/relevance',
    path: 'search/?q=sea&kind=article&from=1900',
    width: 768,
    selector: 'main form',
    until: '.results > li >> nth=1',
  },
};

/** The picture of the page that lists the mistakes in a file, and the content of that file. */
export const mistakesPicture = 'mistakes.png';
export const mistakes = `---
title: The Last Keeper
type: magazine articel
authors: Olive Marsh
extent: excerpt
source:
  publication: The Lantern
  published: June 1987
rights: © Olive Marsh. Quoted for discussion.
tags:
  - first-tga
added: 2026-11-31
---

The lamp went out at four. [Read on](../../related/a-readin/).
`;

/** Drawings, which are edited by hand. */
export const drawings = ['article-file.svg', 'provenance.svg'];

/** The pictures of pages, by their file names. */
export const pictures: Readonly<Record<string, Picture>> = {
  ...Object.fromEntries([
    ...Object.entries(constructs).map(([name, id]): [string, Picture] => [
      `${name}.png`,
      {
        library: 'tests/fixtures/constructs',
        path: `articles/${id}/`,
        selector: '.prose',
        source: `articles/${id}`,
      },
    ]),
    ...Object.entries(kinds).map(([name, path]): [string, Picture] => [
      `${name}.png`,
      { library: 'tests/fixtures/kinds', path: `${path}/`, selector: 'article > header', source: path },
    ]),
  ]),
  ...pages,
};
