import ts from 'typescript';
import type { Edit, Recipe } from './recipes.ts';

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

/** A work for the new collection. */
export const notebook = `---
title: Nachtwache am Leuchtturm
authors: [{ family: Quist, given: Hanne }]
extent: full
rights: Für die Tests geschrieben.
type: manuscript
added: 2026-01-03
---

Um drei Uhr schlug der Wind um, und niemand schrieb auf, wohin.
`;

/** Returns the edits that add words below those of another key in the messages of a language. */
const wordsOf = (
  language: string,
  key: string,
  newKey: string,
  words: readonly (readonly [after: string, added: string])[],
): Edit[] =>
  words.map(([after, added]) => ({
    file: `src/messages/${language}.ts`,
    find: `${key}: ${after},\n`,
    replace: `${key}: ${after},\n${newKey}: ${added},\n`,
  }));

/**
 * The recipes of CONTRIBUTING.md, in the order in which one copy of the project follows them. Only the pictures of constructs are
 * left out, which take minutes.
 */
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
      says: 'If it contains words of the work, name it in `src/markdown/blocks.ts`, so that it has a number, and add a row to `tests/unit/markdown/blocks.test.ts`.',
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

  'Add a field to works': [
    {
      says: 'Add the row. Its schema has a description that an editor can follow',
      edits: [
        {
          file: 'src/schemas/source-fields.ts',
          find: '  doi: {\n',
          replace: `  oclc: {
    schema: plainText('write the number').optional().describe('The number of the work in WorldCat: \`41266045\`.'),
    name: 'OCLC',
    csl: ['OCLC'],
    isInNote: true,
    bibtex: ['oclc'],
    ris: ['ID'],
    meta: ['citation_oclc'],
    property: ['identifier', (value) => \`oclc:\${value}\`],
    link: (value) => \`https://search.worldcat.org/oclc/\${value}\`,
    site: 'WorldCat',
    isCatalogue: true,
    isSearched: true,
    identity: (value) => value,
  },
  doi: {
`,
        },
      ],
    },
    {
      says: 'Add a value to `tests/unit/schemas/source-fields.test.ts`, and run `npm run docs:fields`, which writes the description into `docs/content.md`.',
      edits: [
        {
          file: 'tests/unit/schemas/source-fields.test.ts',
          find: "  arxiv: '2301.12345',\n};",
          replace: "  arxiv: '2301.12345',\n  oclc: '41266045',\n};",
        },
      ],
      run: ['npm', 'run', 'docs:fields'],
      updates: ['tests/unit/schemas/source-fields.test.ts', 'tests/unit/scripts/field-reference.test.ts'],
    },
    {
      says: 'If two works may not share it, add a case of two that do to `tests/fixtures/rules/examples.yaml`',
      edits: [
        {
          file: 'tests/fixtures/rules/examples.yaml',
          append: `
- name: duplicates/oclc
  files:
    related/one.md: |
      ---
      title: One
      tags: [first-tag]
      source:
        oclc: 41266045
      added: 2026-01-01
      ---
    related/two.md: |
      ---
      title: Two
      tags: [first-tag]
      source:
        oclc: 41266045
      added: 2026-01-01
      ---
`,
        },
      ],
      updates: ['tests/unit/check/rules.test.ts'],
    },
  ],

  'Add a type of work': [
    {
      says: 'Add a row to `src/schemas/work-types.ts`: what CSL, BibTeX, RIS, meta tags and schema.org call it, what importers read as it, and how pages speak of it. Add its label to `types` in each language of `src/messages`.',
      edits: [
        {
          file: 'src/schemas/work-types.ts',
          find: '  dataset: {\n',
          replace: "  map: { csl: 'map', bibtex: 'misc', ris: 'MAP', schema: 'Map', zotero: 'map' },\n  dataset: {\n",
        },
        { file: 'src/schemas/work-types.ts', find: "        ['map', 'map'],\n", replace: '' },
        { file: 'src/schemas/work-types.ts', find: "        ['MAP', 'map'],\n", replace: '' },
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
        {
          file: 'src/messages/fr.ts',
          find: "    dataset: 'Jeu de données',\n",
          replace: "    map: 'Carte pliée',\n    dataset: 'Jeu de données',\n",
        },
      ],
    },
    {
      says: 'Add a work of that type to `tests/fixtures/works.yaml`.',
      edits: [
        {
          file: 'tests/fixtures/works.yaml',
          append: `
- id: quist-soundings
  work:
    title: Soundings of the Outer Bank
    type: map
    authors: [ { family: Quist, given: Hanne } ]
    source: { publisher: Harbour Board, place: Hull, published: '1931' }
`,
        },
      ],
      updates: ['tests/unit/citation/works.test.ts'],
    },
  ],

  'Add a role of people': [
    {
      says: 'Add a row to `src/schemas/roles.ts`, its words to `bylines`, `contributions` and `roles` in each language of `src/messages`',
      edits: [
        {
          file: 'src/schemas/roles.ts',
          find: '  translators: {\n',
          replace: `  illustrators: {
    description: 'Who drew the pictures.',
    byline: 8,
    csl: 'illustrator',
    bibtex: 'illustrator',
    meta: 'z:illustrators',
    schema: 'illustrator',
    relator: 'ill',
  },
  translators: {
`,
        },
        ...wordsOf('en', 'translators', 'illustrators', [
          ["'Translated by {names}'", "'Illustrated by {names}'"],
          ["'translated by {names}'", "'illustrated by {names}'"],
          ["'As translator'", "'As illustrator'"],
        ]),
        // bylines and contributions have the same words, except for recipients
        ...['An', 'an'].map((to) => {
          const next = `interviewers: 'Interview: {names}',\n      recipients: '${to} {names}',\n`;
          return { file: 'src/messages/de.ts', find: next, replace: `illustrators: 'Illustration: {names}',\n${next}` };
        }),
        ...wordsOf('de', 'translators', 'illustrators', [["'Übersetzung'", "'Illustration'"]]),
        ...wordsOf('fr', 'translators', 'illustrators', [
          ["'Traduction\u00a0: {names}'", "'Dessins\u00a0: {names}'"],
          ["'traduction\u00a0: {names}'", "'dessins\u00a0: {names}'"],
          ["'Traduction'", "'Dessins'"],
        ]),
      ],
    },
    { says: 'Run `npm run docs:fields`.', run: ['npm', 'run', 'docs:fields'] },
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

  'Add a collection of works': [
    {
      says: 'Add a schema like `src/schemas/related.ts`.',
      edits: (read) => [
        {
          file: 'src/schemas/notebook.ts',
          append: read('src/schemas/related.ts').replace('const related', 'const notebook'),
        },
      ],
    },
    {
      says: 'Add a row with the schema to `collections` in `src/schemas/collections.ts`.',
      edits: [
        {
          file: 'src/schemas/collections.ts',
          find: "import { page } from './page.ts';",
          replace: "import { notebook } from './notebook.ts';\nimport { page } from './page.ts';",
        },
        {
          file: 'src/schemas/collections.ts',
          find: '  tags: { schema: tag',
          replace:
            "  notebooks: { schema: notebook, kind: 'notebook', order: 'latest', opensFrontPage: false, hasCards: true },\n  tags: { schema: tag",
        },
      ],
    },
    {
      says: 'In each language of `src/messages`, name the collection in `sections`, describe it in `lists`, and name its works in `kindsInSentence`',
      edits: [
        {
          file: 'src/messages/en.ts',
          find: "    related: 'Related reading',\n    tags: 'Tags',\n",
          replace: "    related: 'Related reading',\n    notebooks: 'Pocket notebooks',\n    tags: 'Tags',\n",
        },
        {
          file: 'src/messages/en.ts',
          find: "      all: '{count, plural, one {One related work} other {All # related works}}',\n    },\n",
          replace: `      all: '{count, plural, one {One related work} other {All # related works}}',
    },
    notebooks: {
      lead: 'What keepers wrote down on duty.',
      description: 'The pocket notebooks of the keepers.',
      empty: 'There are no notebooks here yet.',
      all: 'All {count} notebooks',
    },
`,
        },
        {
          file: 'src/messages/en.ts',
          find: "related: 'related reading' }",
          replace: "related: 'related reading', notebook: 'pocket notebooks' }",
        },
        {
          file: 'src/messages/de.ts',
          find: "    related: 'Literatur',\n    tags: ",
          replace: "    related: 'Literatur',\n    notebooks: 'Notizbücher',\n    tags: ",
        },
        {
          file: 'src/messages/de.ts',
          find: "      all: 'Die gesamte Literatur ({count} Titel)',\n    },\n",
          replace: `      all: 'Die gesamte Literatur ({count} Titel)',
    },
    notebooks: {
      lead: 'Was Wärter im Dienst notierten.',
      description: 'Die Notizbücher der Wärter.',
      empty: 'Es gibt hier noch keine Notizbücher.',
      all: 'Alle {count} Notizbücher',
    },
`,
        },
        {
          file: 'src/messages/de.ts',
          find: "related: '„Literatur“' }",
          replace: "related: '„Literatur“', notebook: '„Notizbücher“' }",
        },
        {
          file: 'src/messages/fr.ts',
          find: "    related: 'À lire aussi',\n    tags: ",
          replace: "    related: 'À lire aussi',\n    notebooks: 'Carnets',\n    tags: ",
        },
        {
          file: 'src/messages/fr.ts',
          find: "      all: 'Toutes les lectures conseillées ({count})',\n    },\n",
          replace: `      all: 'Toutes les lectures conseillées ({count})',
    },
    notebooks: {
      lead: 'Ce que les gardiens notaient pendant leur quart.',
      description: 'Les carnets des gardiens.',
      empty: 'Il n’y a pas encore de carnets ici.',
      all: 'Tous les carnets ({count})',
    },
`,
        },
        {
          file: 'src/messages/fr.ts',
          find: "related: '«\u00a0À lire aussi\u00a0»' }",
          replace: "related: '«\u00a0À lire aussi\u00a0»', notebook: '«\u00a0Carnets\u00a0»' }",
        },
      ],
    },
    {
      says: 'Add works in a folder of its name in `src/content/`',
      edits: [{ file: 'src/content/notebooks/night-watch.md', append: notebook }],
    },
  ],

  'Add a language': [
    {
      says: 'Copy `src/messages/en.ts` to `src/messages/<language>.ts`, type it as `Messages`, and translate every message. Set its `locale`.',
      edits: (read) => [
        {
          file: 'src/messages/nl.ts',
          append: `import type { Messages } from './en.ts';\n\n${translate(read('src/messages/en.ts'))
            .replace('export const en = {', 'export const nl: Messages = {')
            .replace(/\n[^\n]*\nexport type Messages = .*\n/, '')
            .replace(/locale: "[^"]*"/, 'locale: "nl-NL"')}`,
        },
      ],
    },
    {
      says: 'Add its code to `languageNames` in `src/settings.ts`, its messages to `src/messages/languages.ts`, and its function words to `src/search/shared/stop-words.ts`.',
      edits: [
        { file: 'src/settings.ts', find: "['de', 'en', 'fr']", replace: "['de', 'en', 'fr', 'nl']" },
        {
          file: 'src/messages/languages.ts',
          find: "import { fr } from './fr.ts';",
          replace: "import { fr } from './fr.ts';\nimport { nl } from './nl.ts';",
        },
        { file: 'src/messages/languages.ts', find: '{ de, en, fr }', replace: '{ de, en, fr, nl }' },
        {
          file: 'src/search/shared/stop-words.ts',
          find: "vos votre vous y',\n",
          replace:
            "vos votre vous y',\n  nl: 'aan als bij dat de die een en er het hij ik in is met niet of op te van voor wat zij',\n",
        },
      ],
    },
    {
      says: 'Name the language in the comment on `language` in `src/settings.ts`, and run `npm run docs:fields`',
      edits: [{ file: 'src/settings.ts', find: '`en`, `de` or `fr`', replace: '`en`, `de`, `fr` or `nl`' }],
      run: ['npm', 'run', 'docs:fields'],
    },
    {
      says: 'The unit tests check that no message and no slot is missing.',
      updates: ['tests/unit/messages'],
    },
  ],
};
