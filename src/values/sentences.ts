/** Returns whether a sentence ends with punctuation, possibly within quotation marks: `Kiln & Co.`, `“Who?”`. */
export const isEnded = (text: string): boolean => /[.?!…]['"’”“‘»«›‹]*$/.test(text);

/** Returns the full stop that a sentence lacks, or an empty string. */
export const fullStop = (text: string): string => (isEnded(text) ? '' : '.');

/** Ends a sentence with a full stop, unless it already ends with punctuation. */
export const endSentence = (text: string): string => text + fullStop(text);

/** Joins the texts that are not empty as sentences. No full stop is added to the last one. */
export const joinSentences = (texts: readonly (string | undefined)[]): string =>
  texts
    .filter((text) => text !== undefined && text !== '')
    .reduce<string>((joined, text) => (joined === '' ? `${text}` : `${endSentence(joined)} ${text}`), '');
