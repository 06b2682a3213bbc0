/** The part of citeproc-js that this site uses. See https://citeproc-js.readthedocs.io/ */
declare module 'citeproc' {
  class Engine {
    /** `style` and the value of `retrieveLocale` are CSL XML. Throws if `style` is not valid. */
    constructor(system: { retrieveLocale(): string; retrieveItem(id: string): object }, style: string, locale: string);
    setOutputFormat(format: string): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [parameters: object, entries: string[]];
  }
  /** How to write the decorations of a text, by name. */
  type Format = Record<string, string | false | ((state: unknown, text: string) => string)>;
  const CSL: { Engine: typeof Engine; Output: { Formats: { [name: string]: Format } } };
  export default CSL;
}
