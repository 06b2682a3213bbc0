import { collectionRow, type WorkCollection, workCollections } from '../schemas/collections.ts';
import { lastModified, type Library, type Work } from './library.ts';
import { compareStrings } from '../values/order.ts';

/** The works on the front page. */
export interface FrontPage {
  /**
   * The work at the top: the editor's choice, or else the latest work from a collection whose works may open the page.
   * `undefined` if neither exists.
   */
  opening: Work | undefined;
  /** Whether `opening` is the editor's choice. */
  isChosen: boolean;
  /** The other works that were added or revised last, newest first. */
  recent: Work[];
  /** The day of the latest addition or revision. */
  latest: string | undefined;
  /** The collections with works that are not on the page. */
  more: WorkCollection[];
}

const maxRecent = 6;

/**
 * Chooses the works for the front page on a day (`YYYY-MM-DD`). Of the works featured by then, the one featured on the
 * latest day is at the top; if several share that day, the one that was added or revised last.
 */
export function frontPage(library: Pick<Library, 'works' | WorkCollection>, today: string): FrontPage {
  const [chosen] = library.works
    .filter(({ featured }) => featured !== undefined && featured <= today)
    .sort((a, b) => compareStrings(b.featured ?? '', a.featured ?? ''));
  const opening = chosen ?? library.works.find(({ kind }) => collectionRow(kind).opensFrontPage);
  const recent = library.works.filter((work) => work !== opening).slice(0, maxRecent);
  const isShown = (work: Work) => work === opening || recent.includes(work);
  return {
    opening,
    isChosen: chosen !== undefined,
    recent,
    latest: library.works[0] && lastModified(library.works[0]),
    more: workCollections.filter((name) => !library[name].every(isShown)),
  };
}
