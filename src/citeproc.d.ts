/** The part of citeproc-js that this site uses. See https://citeproc-js.readthedocs.io/ */
declare module 'citeproc' {
  class Engine {
    /** `style` and the value of `retrieveLocale` are CSL XML. Throws if `style` is not valid. */
    constructor(system: { retrieveLocale(): string; retrieveItem(id: string): object }, style: string, locale: string);
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [parameters: object, entries: string[]];
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}
