/** The part of citeproc-js that is used. See https://citeproc-js.readthedocs.io/ */
declare module 'citeproc' {
  class Engine {
    constructor(
      system: { retrieveLocale(): unknown; retrieveItem(id: string): object },
      style: unknown,
      locale: string,
    );
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [parameters: object, entries: string[]];
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}
