/** Texts that stand in for what only the editor knows. They are in brackets, and never replace what the editor wrote. */

/** The meaning of a tag that was created. */
export const placeholderMeaning = '[Explain in one or two sentences which works this tag is for.]';

/** The rights to a text. */
export const placeholderRights = '[Say who holds the rights to the text, and on what terms it is published here.]';
