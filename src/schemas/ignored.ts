import { z } from 'astro/zod';
import { plainText } from './field-types.ts';

/** A warning that the editor has looked at. */
const ignoredWarning = z.strictObject(
  {
    /** The id of the rule, as the check prints it: `body/verse-without-breaks`. */
    rule: plainText('write the id of the rule, such as body/verse-without-breaks'),
    /** The path of the file in the folder of the content: `articles/an-id.md`. */
    file: plainText('write the path of the file, such as articles/an-id.md'),
    /** Why it is right as it is, in one sentence. */
    reason: plainText('say in one sentence why it is right as it is'),
  },
  { error: 'write rule:, file: and reason:' },
);

/** The part of an entry that decides which warnings are left out. The rest may be invalid. */
export const ignoredPlace = z.object({ rule: ignoredWarning.shape.rule, file: ignoredWarning.shape.file });

/** The content of `ignore.yaml`: the warnings that the check leaves out. */
export const ignoredWarnings = z
  .array(ignoredWarning, { error: 'write a list: each warning begins with a hyphen, followed by rule:' })
  .nullable()
  .transform((warnings) => warnings ?? []);
