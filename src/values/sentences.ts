/** Returns whether a sentence has an end, also within quotation marks: `Kiln & Co.`, `“Who?”`. */
export const isEnded = (text: string): boolean => /[.?!…]['"’”“‘»«›‹]*$/.test(text);

/** Returns the full stop that a sentence lacks, or an empty string. */
export const fullStop = (text: string): string => (isEnded(text) ? '' : '.');

/** Ends a sentence with a full stop, unless it has an end. */
export const endSentence = (text: string): string => text + fullStop(text);

/** Joins the texts that are not empty as sentences. The last gets no full stop. */
export const joinSentences = (texts: readonly (string | undefined)[]): string =>
  texts
    .filter((text) => text !== undefined && text !== '')
    .reduce<string>((joined, text) => (joined === '' ? `${text}` : `${endSentence(joined)} ${text}`), '');
