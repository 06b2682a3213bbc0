/** Imports the export of a WordPress blog. */
import type { Root } from 'hast';
import {
  count,
  decodeEscapes,
  env,
  idPattern,
  type Person,
  placeholderRights,
  site,
  splitName,
  webUrl,
} from '../site.ts';
import type { Imported, ImportedEntry, Importer, ImportInput, ImportOptions, Loss } from '../entry.ts';
import { type ConvertedHtml, htmlToMarkdown, parseHtml } from '../html-to-markdown.ts';
import { attribute, element, elementsIn, plainText, text } from '../html/tree.ts';
import { identityOf } from '../identity.ts';
import { toLanguageTag } from '../languages.ts';
import { tagMatcher } from '../tags.ts';
import { cleanLine, parseJson, shorten } from '../text.ts';
import { addParagraphs } from './autop.ts';
import { hasBlocks, readBlocks } from './editor-blocks.ts';
import { separateLanguages } from './language-marks.ts';
import { MediaLibrary } from './media.ts';
import { authorNames, sameSpelling } from './people.ts';
import { type RelatedList, takeRelatedLinks } from './related-links.ts';
import { replaceShortcodes } from './shortcodes.ts';
import { SiteLinks } from './site-links.ts';
import { type Blog, type Item, parseWxr } from './wxr.ts';

/** The types of items that become articles. */
const textTypes = ['post', 'page'];

/** Why items of other types are left out. */
const otherTypes: Record<string, string> = {
  attachment: 'a media file; pictures are imported with the texts that show them',
  nav_menu_item: 'a menu item',
  wp_navigation: 'a menu',
  revision: 'a revision',
  wp_block: 'a reusable block; its content is imported with the texts that show it',
  ...Object.fromEntries(
    [
      'wp_template',
      'wp_template_part',
      'wp_global_styles',
      'wp_font_family',
      'wp_font_face',
      'custom_css',
      'customize_changeset',
    ].map((type) => [type, 'a part of the theme']),
  ),
  oembed_cache: 'a copy of an embedded page',
  user_request: 'a request of a user',
};

/** Why texts of some statuses are left out, and the remark on those that become drafts. */
const statuses: Record<string, { skip: string } | { draft: string }> = {
  trash: { skip: 'in the trash' },
  'auto-draft': { skip: 'an automatic draft that was never saved' },
  inherit: { skip: 'a part of another item' },
  draft: { draft: 'a draft in WordPress' },
  pending: { draft: 'waiting for review in WordPress' },
  future: { draft: 'scheduled in WordPress' },
  private: { draft: 'private in WordPress' },
};

/** Pages show at most so many tags and relations. */
const maxItems = 50;

/** A text that is imported, with its place on this site. */
interface Article {
  item: Item;
  id: string;
  title: string;
  url: string | undefined;
  /** The remark on a text that is not public in WordPress. */
  draft: string | undefined;
  /** The languages that its text is in, if it marks them. */
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
  readonly #result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  readonly #media: MediaLibrary;
  readonly #articles: Article[];
  readonly #links: SiteLinks;
  readonly #reusable: Map<string, string>;
  readonly #authorOf: (login: string) => Person | undefined;
  readonly #spellings = new Map<string, Person>();
  readonly #related = new Map<string, ImportedEntry>();
  readonly #tags: ReturnType<typeof tagMatcher>;
  /** The descriptions of categories and tags, by name. */
  readonly #meanings: Map<string, string>;

  constructor(input: ImportInput, options: ImportOptions, blog: Blog, items: Item[], problems: readonly string[]) {
    this.#options = options;
    this.#blog = blog;
    this.#authorOf = authorNames(blog);
    this.#tags = tagMatcher(options, blog.title || input.name);
    this.#meanings = new Map([...blog.descriptions].map(([name, text]) => [lineOf(name), lineOf(text)]));
    this.#media = new MediaLibrary(items, input.readFile);
    this.#reusable = new Map(items.filter(({ type }) => type === 'wp_block').map(({ id, content }) => [id, content]));
    this.#result.notes.push(...problems.map((problem) => `The XML is not well-formed: ${problem}`));
    this.#articles = items.flatMap((item) => this.#choose(separateLanguages(item)) ?? []);
    this.#links = new SiteLinks(blog.url);
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
    entries.push(...this.#related.values(), ...this.#tags.created);
    const comments = sum(this.#articles.map(({ item }) => item.comments));
    const pingbacks = sum(this.#articles.map(({ item }) => item.pingbacks));
    if (comments + pingbacks > 0)
      notes.push(`Comments are not imported: ${count(comments, 'comment')} and ${count(pingbacks, 'pingback')}.`);
    const sticky = this.#articles.filter(({ item }) => item.isSticky).map(({ id }) => id);
    if (sticky.length > 0)
      notes.push(`At the top of the blog, which this site has no place for: ${sticky.join(', ')}.`);
    const unlisted = this.#articles.filter(({ draft, item }) => draft && isPrivate(item)).map(({ id }) => id);
    if (unlisted.length > 0)
      notes.push(
        `Private or protected by a password in WordPress: ${unlisted.join(', ')}. The drafts are on no page, but everybody who can read the repository can read them. If it is public, delete their files before you commit.`,
      );
    const formats = this.#articles.filter(({ item }) =>
      item.terms.some(({ domain }) => domain === 'post_format'),
    ).length;
    if (formats > 0) notes.push(`The post formats of ${count(formats, 'post')} are not imported.`);
    return this.#result;
  }

  /** Decides whether an item becomes an article, and allots its id. */
  #choose({ item, languages }: ReturnType<typeof separateLanguages>): Article | undefined {
    const reason = this.#reasonToSkip(item);
    if (reason) {
      this.#result.skipped.push({ source: nameOf(item, lineOf(item.title)), reason });
      return undefined;
    }
    const title = titleOf(item);
    const url = publicUrl(item);
    const status = statuses[item.status];
    const password = item.password === '' ? undefined : 'protected by a password in WordPress';
    const draft = status && 'draft' in status ? status.draft : password;
    // Drafts have no slug, and their addresses are temporary.
    const names = [url && lastSegment(url), slugOf(item), lineOf(item.title)];
    const wanted = names.find((name) => /[a-z]/i.test(name?.normalize('NFD') ?? '')) ?? `${item.type}-${item.id}`;
    const authors = this.#authorsOf(item);
    const source = this.#sourceOf(item, url, () => undefined);
    const id = this.#options.allotId('articles', wanted, identityOf({ title, authors, source }));
    return { item, id, title, url, draft, languages };
  }

  #reasonToSkip({ type, status, content, excerpt, isCutOff }: Item): string | undefined {
    if (isCutOff) return 'the export ends within it';
    if (!textTypes.includes(type))
      return otherTypes[type] ?? `of the type ${type || '(none)'}, which is neither a post nor a page`;
    const rule = statuses[status];
    if (rule && 'skip' in rule) return rule.skip;
    if (rule === undefined && !['publish', ''].includes(status)) return `of the unknown status ${status}`;
    if (content.trim() === '' && excerpt.trim() === '') return 'it has no text';
    return undefined;
  }

  #convert(article: Article): ImportedEntry | undefined {
    const { item, id, title, url } = article;
    const losses: string[] = [];
    const lose = (what: string) => void losses.push(what);
    let converted: ConvertedHtml;
    let related: RelatedList | undefined;
    try {
      const { root, list } = this.#prepare(article, losses);
      related = list;
      converted = htmlToMarkdown(root, {
        base: url ?? this.#blog.url,
        language: toLanguageTag(this.#blog.language),
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
      const what = converted.mdx || converted.files.length > 0 ? 'it has pictures, but no text' : 'it has no text';
      this.#result.skipped.push({ source: nameOf(item, title), reason: [what, ...losses].join('; ') });
      return undefined;
    }
    if (article.draft) lose(`${article.draft}: imported as a draft`);
    if (item.excerpt.trim() !== '' && item.content.trim() !== '')
      lose(`excerpt “${shorten(lineOf(item.excerpt), 200)}”`);
    if (article.languages.length > 0)
      lose(`the marks of the languages ${article.languages.join(', ')}: their texts follow each other`);
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

  /** Turns the content of a post into a tree of HTML, as WordPress would show it. */
  #prepare({ item }: Article, lost: string[]): { root: Root; list: RelatedList | undefined } {
    const content = item.content.trim() === '' ? item.excerpt : item.content;
    const isModern = hasBlocks(content);
    const blocks = isModern
      ? readBlocks(content, (reference) => this.#reusable.get(reference))
      : { html: content, lost: [] };
    lost.push(...blocks.lost);
    const pages = content.match(/<!--nextpage-->/g)?.length ?? 0;
    if (pages > 0) lost.push(`${count(pages, 'page break')}`);
    const html = replaceShortcodes(blocks.html, {
      attachment: (number) => this.#media.figure(number),
      media: (number) => this.#media.find(number),
      ownPictures: this.#media.picturesOf(item.id),
      lost,
    });
    const root = parseHtml(html) as Root;
    if (isModern) {
      for (const node of elementsIn(root)) if (node.properties[classicProperty] !== undefined) addParagraphs(node);
    } else addParagraphs(root);
    linkEmbeds(root, lost);
    this.#media.nameImages(root);
    addFootnotes(root, item);
    return { root, list: takeRelatedLinks(root) };
  }

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
    const language = this.#language();
    const tags = this.#tagsOf(item, lose);
    const relations = this.#relations(article, related, lose);
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

  /** Makes related works of the links at the end of a post. */
  #relations(
    { item, id }: Article,
    list: RelatedList | undefined,
    lose: (what: string) => void,
  ): { work: string; reason: string }[] {
    if (!list) return [];
    const reason = `Listed under “${list.heading}” at the end of the post.`;
    const relations = new Map<string, { work: string; reason: string }>();
    for (const link of list.links) {
      const url = validUrl(link.url);
      const work = this.#links.work(link.url) ?? (url && this.#relatedEntry({ ...link, url }, item));
      if (link.rest) lose(`words next to a related link: “${link.rest}”`);
      if (work === undefined) lose(`related link ${link.url}`);
      else if (work !== id) relations.set(work, { work, reason });
    }
    const all = [...relations.values()];
    lose(`the list “${list.heading}”: its ${count(all.length, 'link')} became related works`);
    for (const { work } of all.slice(maxItems)) lose(`relation to ${work}: a work has at most ${maxItems}`);
    return all.slice(0, maxItems);
  }

  #relatedEntry({ url, title, author, published }: RelatedList['links'][number], item: Item): string {
    const key = url.replace(/#.*$/, '');
    const known = this.#related.get(key);
    if (known) return known.id;
    const frontmatter = {
      title,
      ...(author ? { authors: [sameSpelling(this.#spellings, author)] } : {}),
      source: { ...(published ? { published } : {}), url },
    };
    const id = this.#options.allotId('related', title, identityOf(frontmatter));
    this.#related.set(key, { collection: 'related', id, source: `${item.link}: ${title}`, frontmatter, body: '' });
    return id;
  }

  #language(): string | undefined {
    const tag = toLanguageTag(this.#blog.language);
    if (tag === undefined) return undefined;
    // The region of the blog's interface says little about its texts.
    return tag === site.language || tag.split('-')[0] === site.language ? undefined : tag;
  }

  /** Adds slugs that could not become ids, and those that WordPress redirects, as former ids. */
  #addFormerIds(): void {
    const taken = new Set([...this.#articles.map(({ id }) => id), ...[...this.#related.values()].map(({ id }) => id)]);
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

const classicProperty = 'dataClassic';

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
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Returns the text of HTML on one line. */
const lineOf = (html: string): string => cleanLine(plainText([parseHtml(html)]));

/** Returns the title of an item, or its first words in brackets if it has none. */
function titleOf(item: Item): string {
  const title = lineOf(item.title);
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) return title;
  const words = lineOf(item.content || item.excerpt)
    .replace(/\[[^\]]*\]/g, '')
    .trim();
  return `[${shorten(words, 60) || 'Untitled'}]`;
}

const nameOf = ({ link, type, id }: Item, title: string): string => link || title || `${type} ${id}`;

/** Whether a post is not for everybody. */
const isPrivate = ({ status, password }: Item): boolean => status === 'private' || password !== '';

/** Returns the slug, of which WordPress encodes letters beyond ASCII. */
const slugOf = ({ slug }: Item): string => decodeEscapes(slug) ?? slug;

/** Returns the last part of the path of an address, if it is a name rather than a number. */
function lastSegment(url: string): string | undefined {
  const [, segment = ''] = /([^/]+?)(?:\.(?:html?|php))?\/?$/.exec(new URL(url).pathname) ?? [];
  const name = decodeEscapes(segment) ?? segment;
  return /\p{L}/u.test(name) && !/^index$/.test(name) ? name : undefined;
}

/** Returns the public address of an item. That of a draft, with only a number in its query, is not public. */
function publicUrl({ link, status }: Item): string | undefined {
  return ['publish', ''].includes(status) ? validUrl(link) : undefined;
}

/** Returns an address as the schema accepts it, or `undefined` if it can't be one of a public page. */
function validUrl(address: string): string | undefined {
  const url = address.trim().replace(/\s/g, '%20');
  return webUrl().safeParse(url).data;
}

/** Returns the day of publication. Drafts have none. */
function dateOf({ date, status }: Item, lose: (what: string) => void): string | undefined {
  const [day = ''] = /^\d{4}-\d\d-\d\d/.exec(date) ?? [];
  if (day === '' || day.startsWith('0000') || !['publish', 'private', ''].includes(status)) return undefined;
  const parsed = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
  if (isReal && day.slice(0, 4) <= env.today.slice(0, 4)) return day;
  lose(`date ${date}`);
  return undefined;
}

/** Makes links of addresses that WordPress shows as players or previews. */
function linkEmbeds(root: Root, lost: string[]): void {
  for (const node of elementsIn(root)) {
    const isWrapper = /(?:^|\s)wp-block-embed__wrapper(?:\s|$)/.test(attribute(node, 'className'));
    const isLine = node.properties.dataEmbed !== undefined;
    const address = isWrapper || isLine ? plainText([node]) : '';
    if (!/^https?:\/\/\S+$/i.test(address) || elementsIn(node).length > 0) continue;
    node.tagName = isWrapper ? 'p' : node.tagName;
    node.children = [element('a', { href: address }, [text(address)])];
    lost.push(`embed ${address}: now a link`);
  }
}

/** Adds the footnotes of the block editor, which are in a custom field, as WordPress shows them. */
function addFootnotes(root: Root, { meta }: Item): void {
  const notes = parseJson(meta.get('footnotes')?.[0] ?? '');
  if (!Array.isArray(notes)) return;
  const items = (notes as { id?: unknown; content?: unknown }[]).flatMap(({ id, content }) =>
    typeof id === 'string' && typeof content === 'string'
      ? [element('li', { id }, [...(parseHtml(content) as Root).children] as Parameters<typeof element>[2][number][])]
      : [],
  );
  const isReferenced = (id: unknown) => elementsIn(root).some((node) => attribute(node, 'href') === `#${String(id)}`);
  const used = items.filter((item) => isReferenced(item.properties.id));
  if (used.length > 0) root.children.push(element('ol', { className: ['wp-block-footnotes'] }, used));
}
