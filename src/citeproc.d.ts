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
    /** What it is made of: this turns quotation marks and markup within a piece of text into its own. */
    fun: { flipflopper: { processTags(piece: { blobs: string }): void } };
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}
