/**
 * The types of works, in the words of an editor. How each is cited and exported is in `src/citation/types.ts`; its labels
 * are in `src/messages`.
 */
export const workTypeNames = [
  'journal article',
  'magazine article',
  'newspaper article',
  'blog post',
  'web page',
  'book',
  'book chapter',
  'conference paper',
  'report',
  'thesis',
  'letter',
  'interview',
  'speech',
  'podcast',
  'broadcast',
  'film',
  'video',
  'manuscript',
  'review',
  'encyclopedia entry',
  'legal document',
  'dataset',
  'document',
] as const;

export type WorkType = (typeof workTypeNames)[number];
