import { escapeXml } from '../site.ts';
import { parseJson } from '../text.ts';
import { type Blog, type Post, summaryLoss } from './blog.ts';
import { line, list, mapping } from './values.ts';

/** Reads a feed in JSON: https://www.jsonfeed.org/version/1.1/ */
export function readJsonFeed(text: string): Blog {
  const feed = mapping(parseJson(text));
  const names = (item: Record<string, unknown>) =>
    [...list(item.authors), ...(item.author ? [mapping(item.author)] : [])]
      .map(({ name }) => line(name))
      .filter(Boolean);
  return {
    title: line(feed.title),
    url: line(feed.home_page_url) || undefined,
    language: line(feed.language) || undefined,
    posts: list(feed.items).map((item): Post => {
      const plain = typeof item.content_text === 'string' ? item.content_text : '';
      const html = typeof item.content_html === 'string' ? item.content_html : '';
      const own = names(item);
      const text =
        html ||
        plain
          .split(/\n\s*\n/)
          .filter(Boolean)
          .map((part) => `<p>${escapeXml(part)}</p>`)
          .join('\n');
      return {
        title: line(item.title),
        url: [line(item.url), line(item.external_url), line(item.id)].find((address) => /^https?:/i.test(address)),
        authors: own.length > 0 ? own : names(feed),
        published: line(item.date_published) || undefined,
        tags: Array.isArray(item.tags) ? item.tags.map(line) : [],
        html: text || undefined,
        lost: [
          ...summaryLoss(escapeXml(line(item.summary)), text),
          ...list(item.attachments).map(({ url }) => `enclosed file ${line(url)}`),
        ],
      };
    }),
    skipped: [],
    notes: [],
  };
}
