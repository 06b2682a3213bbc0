import { readFileSync, writeFileSync } from 'node:fs';
import type { RemarkPlugin } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';

/**
 * The trees of the texts that the check of a release has parsed, as JSON, by text. Astro takes them from a file next to
 * the findings: parsing a text takes longer than everything that its page needs afterwards.
 */
export type ParsedTexts = Map<string, string>;

/** Returns the path of the parsed texts of a release. `findings` is the path of its findings. */
export const parsedTextsFile = (findings: string): string => `${findings}.trees`;

/** Writes the parsed texts of a release for the process that renders its pages. */
export const writeParsedTexts = (findings: string, texts: ParsedTexts): void =>
  writeFileSync(parsedTextsFile(findings), JSON.stringify([...texts]));

const readParsedTexts = (findings: string): ParsedTexts =>
  new Map(JSON.parse(readFileSync(parsedTextsFile(findings), 'utf8')) as [string, string][]);

/**
 * Creates a remark plugin that takes the trees of `.md` files that the check of the release has parsed, and parses all
 * other texts. It must come after the plugins that add syntax. `findings` is the path of the release's findings, if there
 * is a release. The path isn't an option of the plugin: Astro would render all texts again if it changed.
 */
export const remarkParsedTexts = (findings: string | undefined): RemarkPlugin =>
  function () {
    if (!findings) return;
    let parsedTexts: ParsedTexts | undefined;
    const parser = this.parser as (text: string, file: VFile) => Root;
    this.parser = (text, file) => {
      if (file.extname !== '.md') return parser(text, file);
      parsedTexts ??= readParsedTexts(findings);
      const tree = parsedTexts.get(text);
      parsedTexts.delete(text); // frees its memory
      return tree === undefined ? parser(text, file) : (JSON.parse(tree) as Root);
    };
  };
