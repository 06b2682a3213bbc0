/**
 * Checks invalid content and compares the diagnostics. The cases are in `tests/fixtures/rules/<family>.yaml`; those that
 * depend on the bytes of a file are folders in `tests/fixtures/bytes/`. The files of each case are added to the valid
 * library in `tests/fixtures/sound`. In a table, a case has
 *
 * - `name`
 * - `body`: the text of `articles/bad.md` below valid frontmatter of seven lines
 * - `mdx`: `true` for `articles/bad.mdx` instead, `both` if the diagnostics are the same in Markdown and in MDX
 * - `files`: instead of `body`, the content of whole files, by path
 * - `images`: paths at which to put `image.png`
 * - `public`: the paths of files in the folder `public/`
 * - `missing`: the paths of files of the valid library to delete
 * - `expected`: the diagnostics
 *
 * `UPDATE=1 vitest run --config tests/vitest.config.ts tests/unit/check/rules.test.ts` writes the current diagnostics
 * into all cases. Review them with `git diff`.
 */
import { cpSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument, Scalar } from 'yaml';
import { checkContent } from '../../../src/check/index.ts';
import { report } from '../../../src/check/report.ts';

interface RuleCase {
  name: string;
  body?: string;
  mdx?: boolean | 'both';
  files?: Record<string, string>;
  images?: string[];
  public?: string[];
  missing?: string[];
  expected: string;
}

const tables = 'tests/fixtures/rules';
const folders = 'tests/fixtures/bytes';
const frontmatter = '---\ntitle: Bad\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n\n';
const isUpdate = process.env.UPDATE !== undefined;

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'commonplace-rules-'));
});
afterAll(() => rm(temporary, { recursive: true }));

/** Copies the valid library into a new folder. */
async function copyLibrary(): Promise<string> {
  const folder = await mkdtemp(join(temporary, 'case-'));
  cpSync('tests/fixtures/sound', folder, { recursive: true });
  return folder;
}

/** Checks a folder, and returns the diagnostics as lines with paths relative to it. */
async function diagnosticsOf(folder: string): Promise<string> {
  const publicDir = `${folder}.public`;
  const { diagnostics } = await checkContent(folder, new Map(), publicDir);
  const [, ...lines] = report(diagnostics).split('\n');
  const shown = (path: string) => relative(process.cwd(), path);
  return lines
    .map(
      (line) =>
        `${line
          .trim()
          .replaceAll(shown(publicDir), 'public')
          .replaceAll(`${shown(folder)}/`, '')}\n`,
    )
    .join('');
}

/** Writes the files of a case. Returns whether the file system can store all their names unchanged. */
async function writeCase(
  folder: string,
  { body, mdx = false, files = {}, images = [], public: publicFiles = [], missing = [] }: RuleCase,
): Promise<boolean> {
  for (const path of publicFiles.map((name) => join(`${folder}.public`, name))) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'Words.');
  }
  for (const path of missing) await rm(join(folder, path));
  const contents = body === undefined ? files : { [`articles/bad.md${mdx === true ? 'x' : ''}`]: frontmatter + body };
  for (const [path, content] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  for (const path of images) await copyFile(`${tables}/image.png`, join(folder, path));
  const written = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/'));
  return [...Object.keys(contents), ...images].every((path) => written.includes(path));
}

for (const file of (await readdir(tables)).filter((name) => name.endsWith('.yaml'))) {
  const document = parseDocument(await readFile(`${tables}/${file}`, 'utf8'));
  const cases = document.toJS() as RuleCase[];

  describe(file.replace('.yaml', ''), () => {
    test.for(cases.map((ruleCase, index) => ({ ...ruleCase, index })))(
      '$name',
      async ({ index, ...ruleCase }, { skip }) => {
        const folder = await copyLibrary();
        const isSupported = await writeCase(folder, { ...ruleCase, mdx: ruleCase.mdx === true });
        if (!isSupported) skip('the file system does not support these file names');
        const diagnostics = await diagnosticsOf(folder);
        if (ruleCase.mdx === 'both') {
          const mdxFolder = await copyLibrary();
          await writeCase(mdxFolder, { ...ruleCase, mdx: true });
          expect((await diagnosticsOf(mdxFolder)).replaceAll('bad.mdx', 'bad.md')).toBe(diagnostics);
        }
        if (isUpdate) document.setIn([index, 'expected'], blockScalar(diagnostics));
        else expect(diagnostics).toBe(ruleCase.expected);
      },
    );

    afterAll(async () => {
      if (isUpdate) await writeFile(`${tables}/${file}`, document.toString({ lineWidth: 0, singleQuote: true }));
    });
  });
}

function blockScalar(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = text === '' ? Scalar.QUOTE_SINGLE : Scalar.BLOCK_LITERAL;
  return scalar;
}

describe('bytes of a file', async () => {
  test.each(await readdir(folders))('%s', async (name) => {
    const folder = await copyLibrary();
    const expectedFile = `${folders}/${name}/expected.txt`;
    await cp(`${folders}/${name}`, folder, { recursive: true, filter: (path) => !path.endsWith('expected.txt') });
    const diagnostics = await diagnosticsOf(folder);
    if (isUpdate) await writeFile(expectedFile, diagnostics);
    else expect(diagnostics).toBe(await readFile(expectedFile, 'utf8'));
  });

  test('file over 1 MB', async () => {
    const folder = await copyLibrary();
    await writeFile(`${folder}/related/bad.md`, `---\ntitle: A\nadded: 2026-01-01\n---\n${'Text. '.repeat(180_000)}\n`);
    expect(await diagnosticsOf(folder)).toBe(
      'related/bad.md:1: file: size is 1080036 bytes (keep it under 1000000 bytes) [encoding/file-too-large]\n',
    );
  });
});
