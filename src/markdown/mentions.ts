import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { mentionsIn } from '../lib/mentions.ts';

/** Remark plugin: leaves in the frontmatter, as `mentions`, the links of a text to pages of this site. */
export const remarkMentions = () => (tree: Root, file: VFile) => {
  const { astro } = file.data;
  if (astro) astro.frontmatter = { ...astro.frontmatter, mentions: mentionsIn(tree) };
};
