import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { joinBase } from '../schemas/paths.ts';

/**
 * Remark plugin: adds the base path of the site to links that start at its root, so that `/related/an-id/` leads to that
 * page at any address of the site.
 */
export const remarkBasePath = (base: string) => (tree: Root) =>
  visit(tree, ['link', 'definition'], (node) => {
    if ('url' in node && /^\/(?!\/)/.test(node.url)) node.url = joinBase(base, node.url);
  });
