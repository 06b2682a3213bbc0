/** Imports the export of a WordPress blog. */
import { count, idPattern, type Person, placeholderRights, site, splitName } from '../site.ts';
import type { Imported, ImportedEntry, Importer, ImportInput, ImportOptions, Loss } from '../entry.ts';
import { type ConvertedHtml, htmlToMarkdown } from '../html-to-markdown.ts';
import { identityOf } from '../identity.ts';
import { toLanguageTag } from '../languages.ts';
import { tagMatcher } from '../tags.ts';
import { cleanLine, shorten } from '../text.ts';
import { contentOf } from './content.ts';
import { dateOf, lastSegment, lineOf, nameOf, publicUrl, slugOf, titleOf } from './facts.ts';
import { separateLanguages } from './language-marks.ts';
import { MediaLibrary } from './media.ts';
import { notesOn } from './notes.ts';
import { authorNames, sameSpelling } from './people.ts';
import { type RelatedList, takeRelatedLinks } from './related-links.ts';
import { maxItems, RelatedWorks } from './relations.ts';
import { reasonForDraft, reasonToSkip } from './selection.ts';
import { SiteLinks } from './site-links.ts';
import { type Blog, type Item, parseWxr } from './wxr.ts';

/** A text that is imported, with its place on this site. */
interface Article {
  item: Item;
  id: string;
  title: string;
  url: string | undefined;
  /** The remark on a text that is not public in WordPress. */
  draft: string | undefined;
  /** The languages of its text, if language marks separate them. */
  languages: string[];
}

/** Imports a WordPress export: posts and pages become articles, categories and tags become tags. */
export const importWordPress: Importer = (input, options) => {
  const { blog, items, problems, isCutOff } = parseWxr(input.text);
  if (items.length === 0 && (isCutOff || problems.length > 0))
    throw new Error(`not a readable WordPress export: ${problems[0] ?? 'it ends before its first text'}`);
  const imported = new BlogImport(input, options, blog, items, problems).run();
  if (!isCutOff) return imported;
  const note = `${input.name} ends before its last tag, so texts are missing: export it again.`;
  return { ...imported, notes: [note, ...imported.notes], isDamaged: true };
};

class BlogImport {
  readonly #options: ImportOptions;
  readonly #blog: Blog;
  readonly #language: string | undefined;
  readonly #result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  readonly #media: MediaLibrary;
  readonly #articles: Article[];
  readonly #links: SiteLinks;
  readonly #reusable: Map<string, string>;
  readonly #authorOf: (login: string) => Person | undefined;
  readonly #spellings = new Map<string, Person>();
  readonly #related: RelatedWorks;
  readonly #tags: ReturnType<typeof tagMatcher>;
  /** The descriptions of categories and tags, by name. */
  readonly #meanings: Map<string, string>;

  constructor(input: ImportInput, options: ImportOptions, blog: Blog, items: Item[], problems: readonly string[]) {
    this.#options = options;
    this.#blog = blog;
    this.#language = toLanguageTag(blog.language);
    this.#authorOf = authorNames(blog);
    this.#tags = tagMatcher(options, blog.title || input.name);
    this.#meanings = new Map([...blog.descriptions].map(([name, text]) => [lineOf(name), lineOf(text)]));
    this.#media = new MediaLibrary(items, input.readFile);
    this.#reusable = new Map(items.filter(({ type }) => type === 'wp_block').map(({ id, content }) => [id, content]));
    this.#result.notes.push(...[...new Set(problems)].map((problem) => `The XML is not well-formed: ${problem}`));
    this.#articles = items.flatMap((item) => this.#choose(separateLanguages(item)) ?? []);
    this.#links = new SiteLinks(blog.url);
    this.#related = new RelatedWorks(options.allotId, this.#links, this.#spellings);
    for (const { item, id, draft } of this.#articles) if (!draft) this.#links.add(id, item);
  }

  run(): Imported {
    const { entries, notes } = this.#result;
    this.#articles.forEach((article, index) => {
      this.#options.progress(index, this.#articles.length);
      const entry = this.#convert(article);
      if (entry) entries.push(entry);
    });
    this.#options.progress(this.#articles.length, this.#articles.length);
    this.#addFormerIds();
    entries.push(...this.#related.entries, ...this.#tags.created);
    notes.push(...notesOn(this.#articles));
    return this.#result;
  }

  /** Decides whether an item becomes an article, and allots its id. */
  #choose({ item, languages }: ReturnType<typeof separateLanguages>): Article | undefined {
    const reason = reasonToSkip(item);
    if (reason) {
      this.#result.skipped.push({ source: nameOf(item, lineOf(item.title)), reason });
      return undefined;
    }
    const title = titleOf(item);
    const url = publicUrl(item);
    // Drafts have no slug, and their addresses are temporary.
    const names = [url && lastSegment(url), slugOf(item), lineOf(item.title)];
    const wanted = names.find((name) => /[a-z]/i.test(name?.normalize('NFD') ?? '')) ?? `${item.type}-${item.id}`;
    const authors = this.#authorsOf(item);
    const source = this.#sourceOf(item, url, () => undefined);
    const id = this.#options.allotId('articles', wanted, identityOf({ title, authors, source }));
    return { item, id, title, url, draft: reasonForDraft(item), languages };
  }

  #convert(article: Article): ImportedEntry | undefined {
    const { item, id, title, url } = article;
    const losses: string[] = [];
    const lose = (what: string) => void losses.push(what);
    let converted: ConvertedHtml;
    let related: RelatedList | undefined;
    try {
      const root = contentOf(item, this.#reusable, this.#media, losses);
      related = takeRelatedLinks(root);
      converted = htmlToMarkdown(root, {
        base: url ?? this.#blog.url,
        language: this.#language,
        linkTo: (address) => this.#links.find(address, id, this.#tagAddress),
        picture: (addresses) => this.#media.picture(addresses, id),
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#result.skipped.push({ source: nameOf(item, title), reason: 'its elements are nested too deeply' });
      return undefined;
    }
    losses.push(...converted.lost);
    if (!converted.hasText) {
      const what = converted.mdx || converted.files.length > 0 ? 'it has images, but no text' : 'it has no text';
      this.#result.skipped.push({ source: nameOf(item, title), reason: [what, ...losses].join('; ') });
      return undefined;
    }
    if (article.draft) lose(`${article.draft}: imported as a draft`);
    if (item.excerpt.trim() !== '' && item.content.trim() !== '')
      lose(`excerpt “${shorten(lineOf(item.excerpt), 200)}”`);
    if (article.languages.length > 0)
      lose(`the markers of the languages ${article.languages.join(', ')}, whose texts follow each other`);
    if (item.comments > 0) lose(`${count(item.comments, 'comment')}`);
    for (const { name, domain } of item.terms) if (!knownTaxonomies.has(domain)) lose(`${domain} “${name}”`);
    const thumbnail = item.meta.get('_thumbnail_id')?.[0];
    if (thumbnail) lose(`featured image ${this.#media.find(thumbnail)?.url ?? thumbnail}`);
    const frontmatter = this.#frontmatter(article, related, lose);
    for (const what of losses) this.#result.lost.push(this.#loss(item, id, what));
    return {
      collection: 'articles',
      id,
      source: nameOf(item, title),
      frontmatter,
      body: converted.markdown,
      mdx: converted.mdx,
      whyDraft: article.draft,
      files: converted.files,
    };
  }

  #loss = (item: Item, id: string, what: string): Loss => ({ id, what, line: item.line });

  #sourceOf(item: Item, url: string | undefined, lose: (what: string) => void): Record<string, unknown> {
    const published = dateOf(item, lose);
    return {
      ...(this.#blog.title ? { publication: lineOf(this.#blog.title) } : {}),
      ...(published ? { published } : {}),
      ...(url ? { url } : {}),
    };
  }

  #frontmatter(
    article: Article,
    related: RelatedList | undefined,
    lose: (what: string) => void,
  ): Record<string, unknown> {
    const { item, title, url, draft } = article;
    const { rights, licence } = this.#options;
    const language = ownLanguage(this.#language);
    const tags = this.#tagsOf(item, lose);
    const relations = related ? this.#related.relationsOf(article, related, lose) : [];
    return {
      title,
      type: item.type === 'page' ? 'web page' : 'blog post',
      ...nonEmpty('authors', this.#authorsOf(item)),
      extent: 'full',
      ...(language === undefined ? {} : { language }),
      source: this.#sourceOf(item, url, lose),
      ...(tags.length > 0 ? { taggedBy: 'source', tags } : {}),
      ...nonEmpty('related', relations),
      ...(rights === undefined && licence === undefined ? { rights: placeholderRights } : {}),
      ...(rights === undefined ? {} : { rights }),
      ...(licence === undefined ? {} : { licence }),
      ...(draft || (rights === undefined && licence === undefined) ? { draft: true } : {}),
    };
  }

  #authorsOf({ terms, creator }: Item): Person[] {
    // The plugin Co-Authors Plus has a taxonomy of authors.
    const coauthors = terms
      .filter(({ domain }) => domain === 'author')
      .map(({ name }) => this.#authorOf(name) ?? splitName(cleanLine(name)));
    const single = this.#authorOf(creator);
    const names = (coauthors.length > 0 ? coauthors : single ? [single] : []).map((name) =>
      sameSpelling(this.#spellings, name),
    );
    return [...new Set(names)];
  }

  #tagsOf({ terms }: Item, lose: (what: string) => void): string[] {
    if (this.#options.tags === 'skip') return [];
    const names = terms
      .filter(
        ({ domain, slug }) =>
          (domain === 'category' || domain === 'post_tag' || domain === 'tag') && slug !== 'uncategorized',
      )
      .map(({ name }) => lineOf(name));
    const ids = new Set<string>();
    for (const name of names) {
      if (ids.size === maxItems) {
        lose(`tag “${name}”: a work has at most ${maxItems}`);
        continue;
      }
      const found = this.#tags.idsOf([name], this.#meanings);
      if (found.unmatched.length > 0) lose(`tag “${name}”`);
      for (const id of found.ids) ids.add(id);
    }
    return [...ids];
  }

  /** Returns the path of a category or a tag of the blog on this site. */
  #tagAddress = (taxonomy: 'category' | 'post_tag', slug: string): string | undefined => {
    const name = this.#blog.terms.get(`${taxonomy}/${slug}`);
    const isUsed = this.#articles.some(
      ({ item, draft }) => !draft && item.terms.some((term) => term.domain === taxonomy && term.slug === slug),
    );
    if (name === undefined || !isUsed || slug === 'uncategorized' || this.#options.tags === 'skip') return undefined;
    return this.#tags.idsOf([lineOf(name)], this.#meanings).ids[0];
  };

  /** Adds former ids: slugs that could not become ids, and old slugs that WordPress redirects. */
  #addFormerIds(): void {
    const taken = new Set([...this.#articles.map(({ id }) => id), ...this.#related.entries.map(({ id }) => id)]);
    const byId = new Map(this.#result.entries.map((entry) => [entry.id, entry]));
    for (const { item, id } of this.#articles) {
      const slug = slugOf(item);
      const isNumbered = id.startsWith(`${slug}-`);
      const old = [...(isNumbered ? [] : [slug]), ...(item.meta.get('_wp_old_slug') ?? [])];
      const former = [...new Set(old)].filter((other) => idPattern.test(other) && !taken.has(other)).slice(0, maxItems);
      const entry = byId.get(id);
      if (!entry || former.length === 0) continue;
      for (const other of former) taken.add(other);
      entry.frontmatter.formerly = former;
    }
  }
}

/** Returns the language of a blog if it differs from the site's, whatever its region, which says little about the texts. */
const ownLanguage = (tag: string | undefined): string | undefined =>
  tag === site.language || tag?.split('-')[0] === site.language ? undefined : tag;

const knownTaxonomies = new Set([
  'category',
  'post_tag',
  'tag',
  'post_format',
  'author',
  'wp_theme',
  'nav_menu',
  'language',
  'post_translations',
]);

const nonEmpty = <Value>(name: string, list: readonly Value[]) => (list.length > 0 ? { [name]: list } : {});
