import ts from 'typescript';
import type { Recipe } from './recipes.ts';

/** Reverses the words of a message outside its slots: a language that shares no word with English. */
const reverseWords = (message: string): string =>
  message.replace(
    /(\{\w+, \w+,|(?:=\d|zero|one|two|few|many|other) \{|\{\w+\})|[\p{L}\p{M}]+/gu,
    (word: string, syntax?: string) => syntax ?? [...word].reverse().join(''),
  );

/** Translates the source of a module: each string that is a value. */
function translate(source: string): string {
  const strings: ts.StringLiteralLike[] = [];
  const collect = (node: ts.Node): void => {
    const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (ts.isStringLiteralLike(node) && !isName) strings.push(node);
    ts.forEachChild(node, collect);
  };
  ts.forEachChild(ts.createSourceFile('en.ts', source, ts.ScriptTarget.Latest, true), collect);
  return strings.reduceRight(
    (text, node) =>
      text.slice(0, node.getStart()) + JSON.stringify(reverseWords(node.text)) + text.slice(node.getEnd()),
    source,
  );
}

/** The recipes of CONTRIBUTING.md, in the order in which one copy of the project follows them. */
export const recipes: Readonly<Record<string, Recipe>> = {
  'Add a content rule': [
    {
      says: 'Find its family in `src/check/rules/` and report the problem there. It needs an id (`body/empty-heading`), a message that names the problem, and a hint that says what to do.',
      edits: [
        {
          file: 'src/check/rules/headings.ts',
          find: '    checkClosingHashes(heading, source, context);\n',
          replace:
            "    checkClosingHashes(heading, source, context);\n    if (text === 'Untitled')\n      context.report(heading, 'body/untitled-heading', 'placeholder as a heading', 'write a heading');\n",
        },
      ],
    },
    {
      says: "Add a case without `expected` to the family's table in `tests/fixtures/rules/`. Run the unit tests with `UPDATE=1`",
      edits: [
        {
          file: 'tests/fixtures/rules/body.yaml',
          append: '\n- name: placeholder as a heading\n  body: |\n    ## Untitled\n\n    Words.\n',
        },
      ],
      updates: ['tests/unit/check/rules.test.ts'],
    },
  ],

  'Add a construct to texts': [
    {
      says: 'Add a row to `constructs` in `src/markdown/directives.ts`; the check reads the same table. Render it in `src/markdown/constructs.ts`, and add its styles to `src/styles/constructs.css`.',
      edits: [
        {
          file: 'src/markdown/directives.ts',
          find: "  omission: { type: 'leafDirective'",
          replace:
            "  telegram: { type: 'containerDirective', content: 'the telegram' },\n  omission: { type: 'leafDirective'",
        },
        {
          file: 'src/markdown/constructs.ts',
          find: "  'editors-note': (state, node) =>",
          replace:
            "  telegram: (state, node) => element('div', { className: ['telegram'] }, rendered(state, node.children)),\n  'editors-note': (state, node) =>",
        },
        {
          file: 'src/styles/constructs.css',
          find: '  .editors-note {',
          replace: '  .telegram {\n    text-transform: uppercase;\n  }\n  .editors-note {',
        },
      ],
    },
    {
      says: 'If it holds words of the work, name it in `src/markdown/blocks.ts`, so that it has a number, and add a row to `tests/unit/markdown/blocks.test.ts`.',
      edits: [
        {
          file: 'src/markdown/blocks.ts',
          find: "new Set(['verse', ",
          replace: "new Set(['telegram', 'verse', ",
        },
        {
          file: 'tests/unit/markdown/blocks.test.ts',
          find: "    ['epigraphs',",
          replace: "    ['telegrams', ':::telegram\\nCome at once.\\n:::', ['p1: Come at once']],\n    ['epigraphs',",
        },
      ],
      updates: ['tests/unit/markdown/blocks.test.ts'],
    },
  ],

  'Add a type of work': [
    {
      says: 'Add its name to `src/schemas/work-types.ts`, and its label to `types` in each language of `src/messages`.',
      edits: [
        { file: 'src/schemas/work-types.ts', find: "  'dataset',\n", replace: "  'map',\n  'dataset',\n" },
        {
          file: 'src/messages/en.ts',
          find: "    dataset: 'Dataset',\n",
          replace: "    map: 'Folded map',\n    dataset: 'Dataset',\n",
        },
        {
          file: 'src/messages/de.ts',
          find: "    dataset: 'Datensatz',\n",
          replace: "    map: 'Faltkarte',\n    dataset: 'Datensatz',\n",
        },
      ],
    },
    {
      says: 'Add a row to `typeForms` in `src/citation/types.ts`: what CSL, BibTeX, RIS, meta tags and schema.org call it.',
      edits: [
        {
          file: 'src/citation/types.ts',
          find: "  book: { csl: 'book'",
          replace:
            "  map: { csl: 'map', bibtex: 'misc', ris: 'MAP', dublinCore: 'StillImage', schema: 'Map' },\n  book: { csl: 'book'",
        },
      ],
    },
    {
      says: 'Add a work of that type to `tests/fixtures/works.yaml`.',
      edits: [
        {
          file: 'tests/fixtures/works.yaml',
          append:
            '\n- id: quist-soundings\n  work:\n    title: Soundings of the Outer Bank\n    type: map\n    authors: [ { family: Quist, given: Hanne } ]\n    source:\n      publisher: Harbour Board\n      place: Hull\n      published: "1931"\n',
        },
      ],
      updates: ['tests/unit/citation/works.test.ts'],
    },
  ],

  'Add a citation style': [
    {
      says: 'Add one line to `styles` in `src/citation/styles.ts`: an id, and the style as CSL XML.',
      edits: [
        {
          file: 'src/citation/styles.ts',
          find: 'apa: csl.apa, ',
          replace: 'apa: csl.apa, vancouver: csl.vancouver, ',
        },
      ],
    },
  ],

  'Add a language': [
    {
      says: 'Copy `src/messages/en.ts` to `src/messages/<language>.ts`, type it as `Messages`, and translate every message. Set its `locale`.',
      edits: (read) => [
        {
          file: 'src/messages/fr.ts',
          append: `import type { Messages } from './en.ts';\n\n${translate(read('src/messages/en.ts'))
            .replace('export const en = {', 'export const fr: Messages = {')
            .replace(/\n[^\n]*\nexport type Messages = .*\n/, '')
            .replace(/locale: "[^"]*"/, 'locale: "fr-FR"')}`,
        },
      ],
    },
    {
      says: 'Add its code to `languageNames` in `src/settings.ts`, its messages to `src/messages/languages.ts`, and its function words to `src/search/shared/stop-words.ts`.',
      edits: [
        { file: 'src/settings.ts', find: "['de', 'en']", replace: "['de', 'en', 'fr']" },
        {
          file: 'src/messages/languages.ts',
          find: "import { en, type Messages } from './en.ts';",
          replace: "import { en, type Messages } from './en.ts';\nimport { fr } from './fr.ts';",
        },
        { file: 'src/messages/languages.ts', find: '{ de, en }', replace: '{ de, en, fr }' },
        {
          file: 'src/search/shared/stop-words.ts',
          find: "    'your yours',\n",
          replace: "    'your yours',\n  fr: 'au ce de des du elle en et il la le les ne pas que qui un une',\n",
        },
      ],
    },
    {
      says: 'The unit tests check that no message and no slot is missing.',
      updates: ['tests/unit/messages'],
    },
  ],
};
