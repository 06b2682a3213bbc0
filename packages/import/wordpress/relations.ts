/** Makes related works from the links at the end of posts. */
import { count, type Person } from '../site.ts';
import type { ImportedEntry, ImportOptions } from '../entry.ts';
import { identityOf } from '../identity.ts';
import { validUrl } from './facts.ts';
import { sameSpelling } from './people.ts';
import type { RelatedList } from './related-links.ts';
import type { SiteLinks } from './site-links.ts';
import type { Item } from './wxr.ts';

/** The largest number of tags or relations that a page shows. */
export const maxItems = 50;

/** The related works of an export. Each address becomes one work. */
export class RelatedWorks {
  readonly #allotId: ImportOptions['allotId'];
  readonly #links: SiteLinks;
  readonly #spellings: Map<string, Person>;
  readonly #byAddress = new Map<string, ImportedEntry>();

  constructor(allotId: ImportOptions['allotId'], links: SiteLinks, spellings: Map<string, Person>) {
    this.#allotId = allotId;
    this.#links = links;
    this.#spellings = spellings;
  }

  get entries(): ImportedEntry[] {
    return [...this.#byAddress.values()];
  }

  /** Returns the relations of a work to the works that a list at its end links to. */
  relationsOf(
    { item, id }: { item: Item; id: string },
    list: RelatedList,
    lose: (what: string) => void,
  ): { work: string; reason: string }[] {
    const reason = `Listed under “${list.heading}” at the end of the post.`;
    const relations = new Map<string, { work: string; reason: string }>();
    for (const link of list.links) {
      const url = validUrl(link.url);
      const work = this.#links.work(link.url) ?? (url && this.#entry({ ...link, url }, item));
      if (link.rest) lose(`words next to a related link: “${link.rest}”`);
      if (work === undefined) lose(`related link ${link.url}`);
      else if (work !== id) relations.set(work, { work, reason });
    }
    const all = [...relations.values()];
    lose(`the list “${list.heading}”: its ${count(all.length, 'link')} became related works`);
    for (const { work } of all.slice(maxItems)) lose(`relation to ${work}: a work has at most ${maxItems}`);
    return all.slice(0, maxItems);
  }

  /** Returns the id of the related work at an address. */
  #entry({ url, title, author, published }: RelatedList['links'][number], item: Item): string {
    const key = url.replace(/#.*$/, '');
    const known = this.#byAddress.get(key);
    if (known) return known.id;
    const frontmatter = {
      title,
      ...(author ? { authors: [sameSpelling(this.#spellings, author)] } : {}),
      source: { ...(published ? { published } : {}), url },
    };
    const id = this.#allotId('related', title, identityOf(frontmatter));
    this.#byAddress.set(key, { collection: 'related', id, source: `${item.link}: ${title}`, frontmatter, body: '' });
    return id;
  }
}
