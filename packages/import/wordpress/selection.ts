/** Decides which items of an export become articles, and which articles become drafts. */
import type { Item } from './wxr.ts';

/** The types of items that become articles. */
const textTypes = ['post', 'page'];

/** Why items of other types are left out. */
const otherTypes: Record<string, string> = {
  attachment: 'a media file; images are imported with the texts that show them',
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

/** For each status other than published: why its texts are left out, or the remark on the drafts that they become. */
const statuses: Record<string, { skip: string } | { draft: string }> = {
  trash: { skip: 'in the trash' },
  'auto-draft': { skip: 'an automatic draft that was never saved' },
  inherit: { skip: 'a part of another item' },
  draft: { draft: 'a draft in WordPress' },
  pending: { draft: 'waiting for review in WordPress' },
  future: { draft: 'scheduled in WordPress' },
  private: { draft: 'private in WordPress' },
};

/** Returns why an item does not become an article, or `undefined` if it does. */
export function reasonToSkip({ type, status, content, excerpt, isCutOff }: Item): string | undefined {
  if (isCutOff) return 'the export ends within it';
  if (!textTypes.includes(type))
    return otherTypes[type] ?? `of the type ${type || '(none)'}, which is neither a post nor a page`;
  const rule = statuses[status];
  if (rule && 'skip' in rule) return rule.skip;
  if (rule === undefined && !['publish', ''].includes(status)) return `of the unknown status ${status}`;
  if (content.trim() === '' && excerpt.trim() === '') return 'it has no text';
  return undefined;
}

/** Returns the remark on a text that is not public in WordPress. */
export function reasonForDraft({ status, password }: Item): string | undefined {
  const rule = statuses[status];
  if (rule && 'draft' in rule) return rule.draft;
  return password === '' ? undefined : 'protected by a password in WordPress';
}
