import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { headingIds } from '../../markdown/anchors.ts';
import { type BodyContext, sourceOf, textOf } from '../body-context.ts';

/** Checks the outline of a body and the syntax of its headings. Returns the ids of the headings. */
export function checkHeadings(tree: Root, context: BodyContext): string[] {
  const idOf = headingIds();
  const ids: string[] = [];
  let parentLevel = 1;
  visit(tree, 'heading', (heading) => {
    const text = textOf(heading);
    const { depth } = heading;
    const source = sourceOf(heading, context.source);
    if (!/^#{1,6}(?:\s|$)/.test(source)) reportUnderlined(heading, source, context);
    else if (depth === 1)
      context.report(
        heading,
        'body/level-1-heading',
        'level 1 heading',
        'start with ##: the title is the level 1 heading',
      );
    else if (depth > parentLevel + 1)
      context.report(
        heading,
        'body/skipped-heading-level',
        `level ${depth} heading after level ${parentLevel}`,
        `use ${'#'.repeat(parentLevel + 1)}`,
      );
    if (text.trim() === '') context.report(heading, 'body/empty-heading', 'empty heading', 'add text, or delete it');
    checkClosingHashes(heading, source, context);
    parentLevel = Math.max(depth, 2);
    ids.push(idOf(text));
  });
  return ids;
}

/**
 * Reports a setext heading. It is usually meant as a paragraph, followed directly by a thematic break or a YAML
 * document.
 */
function reportUnderlined(heading: Heading, source: string, { report }: BodyContext): void {
  const underline = source.trimEnd().at(-1) === '=' ? '===' : '---';
  if (underline === '---' && /^[\w-]+:(?:\s|$)/.test(source)) reportSecondFrontmatter(heading, report);
  else
    report(
      heading,
      'body/underlined-heading',
      `${underline} turns the text above it into a heading`,
      `write ## before a heading, or leave a blank line before ${underline}`,
    );
}

/** Reports fields in the body of a file. */
export const reportSecondFrontmatter = (place: Parameters<BodyContext['report']>[0], report: BodyContext['report']) =>
  report(
    place,
    'body/second-frontmatter',
    'fields below the frontmatter are published as text',
    'put all fields between the first two --- lines',
  );

/** Markdown drops hashes at the end of a heading. They are meant as a closing sequence only if they match the opening. */
function checkClosingHashes(heading: Heading, source: string, { report }: BodyContext): void {
  const [, opening = '', closing] = /^(#+)[ \t].*[ \t](#+)[ \t]*$/.exec(source) ?? [];
  if (closing !== undefined && closing !== opening)
    report(
      heading,
      'body/closing-hashes',
      `${closing} at the end of a heading is dropped`,
      'delete it, or write \\# for a literal hash',
    );
}
