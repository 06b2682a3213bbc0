import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent, loadScriptRunner } from '../../site.ts';

const runScript = await loadScriptRunner();
const fixtures = 'packages/import/tests/fixtures/bibliography';
let folder: string;
let content: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-import-'));
  content = join(folder, 'content');
  cpSync('tests/fixtures/sound', content, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `npm run import` without a terminal. */
async function run(...args: string[]) {
  const reportFile = join(folder, 'report.json');
  const options = [...args, '--report', reportFile];
  const outcome = await runScript('packages/import/index.ts', options, { CONTENT_DIR: content });
  return { ...outcome, report: () => JSON.parse(readFileSync(reportFile, 'utf8')) };
}

const quote = { type: 'TextQuoteSelector', exact: 'Trim it daily.' };

const snapshot = () =>
  Object.fromEntries(
    readdirSync(content, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );

describe('npm run import', () => {
  test('imports files of several kinds at once, and the content check accepts the result', async () => {
    const { status, stdout, report } = await run(fixtures, '--publish', '--notes');
    expect(stdout).toMatch(/^Imported \d+ works, \d+ of them as (?:a draft|drafts)\.\n/);
    expect(status, 'mistakes.bib ends early').toBe(1);
    expect(stdout).toContain('ends within its last entry');
    // the bibliographies have works twice, and works that no tag leads to
    const isAboutLibrary = ({ rule }: { rule: string }) => /^(?:duplicates|unlinked)\//.test(rule);
    expect(report().diagnostics.filter((found: { rule: string }) => !isAboutLibrary(found))).toEqual([]);
    expect(report().imported).toContainEqual({
      source: 'lamb',
      id: 'lamb-a-field-guide-to-harbours-north-and-south',
      file: 'related/lamb-a-field-guide-to-harbours-north-and-south.md',
      change: 'created',
    });
    expect((await checkContent(content)).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('makes one work from a bookmark and its highlights, and doesn’t create unused tags', async () => {
    const url = 'https://harbour.example/lamps';
    const highlights = { annotations: [{ uri: url, document: { title: 'Lamps' }, target: [{ selector: [quote] }] }] };
    writeFileSync(join(folder, 'hypothesis.json'), JSON.stringify(highlights));
    writeFileSync(join(folder, 'a-list.csv'), `title,url,time_added,tags\nTrimming lamps,${url},1393840800,oil\n`);
    const { status, report } = await run(join(folder, 'a-list.csv'), join(folder, 'hypothesis.json'));
    expect(report().imported.map(({ file }: { file: string }) => file)).toEqual(['articles/trimming-lamps.md']);
    expect(report().skipped).toEqual([
      { source: url, reason: 'already here as articles/trimming-lamps.md' },
      expect.objectContaining({ reason: 'no work that was imported has this tag' }),
    ]);
    expect(status).toBe(0);
  });

  test('makes one work from links and pages that differ in tracking parameters, and leaves these out', async () => {
    const url = 'https://wax.example/on-wax';
    const rows = ['?utm_source=newsletter', '?utm_source=rss', '?fbclid=abc', ''].map(
      (end) => `On wax,${url}${end},1393840800,\n`,
    );
    writeFileSync(join(folder, 'links.csv'), `title,url,time_added,tags\n${rows.join('')}`);
    const head = `<title>On dipping</title><link rel="canonical" href="https://wax.example/dipping?p=2&amp;gclid=x">`;
    writeFileSync(join(folder, 'page.html'), `<!doctype html><html lang="en">${head}<p>Dip it twice.</p></html>`);
    expect((await run(join(folder, 'links.csv'), join(folder, 'page.html'))).report().imported).toHaveLength(2);
    expect(snapshot()['on-wax.md']).toContain(`\n  url: ${url}\n`);
    expect(snapshot()['on-dipping.md']).toContain('\n  url: https://wax.example/dipping?p=2\n');
  });

  test.each([
    ['bookmarks.csv', 'csv', 'oil lamps', 'related/the-keepers-oil-lamps.md'],
    ['My Clippings.txt', '', 'Your Highlight', 'articles/wick-salt-and-silver.md'],
  ])('makes of %s what docs/importing.md shows', async (name, info, words, file) => {
    const blocks = [...readFileSync('docs/importing.md', 'utf8').matchAll(/^```(.*)\n([^]*?)^```$/gm)];
    const isExample = ([, its, text]: readonly string[]) => its === info && text?.includes(words);
    const at = blocks.findIndex(isExample);
    writeFileSync(join(folder, name), blocks[at]?.[2] ?? '');
    expect((await run(join(folder, name))).status).toBe(0);
    const written = readFileSync(join(content, file), 'utf8');
    expect(written.replace(/(?<=added: )2026-\d\d-\d\d/, '2026-11-30')).toBe(blocks[at + 1]?.[2]);
  });

  test('imports a saved page with the pictures in its folder', async () => {
    const { status, report } = await run('packages/import/tests/fixtures/page/harbour.html', '--publish');
    expect(report()).toMatchObject({
      imported: [{ file: 'articles/the-harbour-at-night.mdx' }],
      diagnostics: [],
    });
    expect(readdirSync(join(content, 'articles'))).toContain('the-harbour-at-night-chart-1.png');
    expect(status).toBe(0);
  });

  test('keeps a work as a draft while the meaning of its new tag is missing', async () => {
    const file = join(folder, 'tagged.bib');
    const entry = (key: string, keywords: string) =>
      `@book{${key}, title = {On ${key}}, author = {Wick, Ada}, year = {1931}, keywords = {${keywords}}}`;
    writeFileSync(file, `${entry('Tides', 'moonlight')}\n${entry('Ropes', '')}\n`);
    const { report } = await run(file, '--publish', '--tags', 'create');
    expect(report().imported).toContainEqual(
      expect.objectContaining({
        file: expect.stringMatching(/tides\.md$/),
        whyDraft: 'the check found errors in its tags: moonlight',
      }),
    );
    const [tides, ropes] = ['tides', 'ropes'].map((name) =>
      Object.entries(snapshot()).find(([path]) => path.endsWith(`${name}.md`)),
    );
    expect(tides?.[1]).toContain('draft: true');
    expect(ropes?.[1]).not.toContain('draft: true');
    expect((await checkContent(content)).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('says that a work is a draft because its rights are missing', async () => {
    const page = join(folder, 'page.html');
    writeFileSync(page, '<!doctype html><html lang="en"><title>Shoals</title><p>The sand moves at night.</p></html>');
    const line = 'Imported 1 work, as a draft: rights are missing (add --rights or --licence).\n';
    const { stdout } = await run(page, '--publish');
    expect(stdout).toContain(line);
    expect(stdout).toMatch(/^ {2}\S*\/articles\/shoals\.md$/m);
    expect(stdout).toMatch(/^Next: npm run dev .* npm run publish -- --import \S+\.json$/m);
    expect(snapshot()['shoals.md']).toContain('\ndraft: true\n');
  });

  test('says that the page of a work was withdrawn, and keeps the work as a draft', async () => {
    const file = join(folder, 'ropes.bib');
    writeFileSync(file, '@book{ropes, title = {Ropes}, year = {1931}}\n@book{sails, title = {Sails}, year = {1931}}');
    const gone = '- address: /related/ropes/\n  date: 2026-01-31\n  reason: Its author asked us.\n';
    writeFileSync(join(content, 'gone.yaml'), gone);
    const { stdout, report } = await run(file, '--publish');
    const note =
      'related/ropes.md: /related/ropes/ was withdrawn on 2026-01-31 (“Its author asked us.”): to publish it again, delete its entry in gone.yaml';
    expect(report().notes).toEqual([note]);
    expect(stdout).toContain(note);
    expect(snapshot()['ropes.md']).toContain('\ndraft: true # its page was withdrawn\n');
    expect(snapshot()['sails.md']).not.toContain('draft');
    expect((await checkContent(content)).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    // again, with an invalid date
    writeFileSync(join(content, 'gone.yaml'), gone.replace('01-31', '31-01'));
    writeFileSync(file, '@book{ropes, title = {Ropes}, year = {1931}, publisher = {Tidewater Press}}');
    expect((await run(file, '--publish', '--update', '--yes')).report()).toMatchObject({
      imported: [{ file: 'related/ropes.md', change: 'updated' }],
      notes: [note.replace(' on 2026-01-31 (“Its author asked us.”)', '')],
    });
    expect(snapshot()['ropes.md']).toContain('\ndraft: true # its page was withdrawn\n');
  });

  test('adds no text of a page that was withdrawn to a published related work', async () => {
    const page = join(folder, 'page.html');
    const url = 'https://sea.example/a/shoals';
    const head = `<title>Shoals</title><link rel="canonical" href="${url}">`;
    writeFileSync(page, `<!doctype html><html lang="en">${head}<p>The sand moves at night.</p></html>`);
    writeFileSync(join(content, 'gone.yaml'), '- address: /articles/shoals/\n');
    const file = join(content, 'related/shoals.md');
    writeFileSync(file, `---\ntitle: Shoals\nsource:\n  url: ${url}\nadded: 2026-01-01\n---\n`);
    const { report } = await run(page, '--publish', '--update', '--yes', '--rights', 'Quoted.');
    expect(report().skipped).toMatchObject([{ reason: expect.stringContaining('/articles/shoals/ was withdrawn') }]);
    expect(readFileSync(file, 'utf8')).not.toContain('The sand moves');
  });

  describe('with highlights from a book that the library has as a related work', () => {
    const passage = 'The mine was never on a map.';
    const clippings = () => {
      const file = join(folder, 'My Clippings.txt');
      const place = '- Your Highlight on page 12 | Location 123-125 | Added on Monday, March 3, 2014';
      writeFileSync(file, `Salt and Silver (Wick, Ann)\n${place}\n\n${passage}\n==========\n`);
      return file;
    };
    const book = (fields = '', note = '') =>
      writeFileSync(
        join(content, 'related/salt.md'),
        `---\ntitle: 'Salt and Silver'\ntype: book\nauthors:\n  - family: Wick\n    given: Ann\nsource:\n  published: 1931\nadded: 2026-01-01\n${fields}---\n${note}`,
      );
    const before = 'already here as related/salt.md, without this text: ';

    test('refuses to leave their words out', async () => {
      book('draft: true\n');
      const { status, report } = await run(clippings());
      expect(report().skipped).toMatchObject([{ reason: `${before}to add it, use --update` }]);
      expect(status).toBe(1);
      book();
      expect((await run(clippings())).report().skipped).toMatchObject([
        { reason: `${before}to add it, use --update, and --rights or --licence` },
      ]);
    });

    test('asks for the rights before it adds them to a published work', async () => {
      book();
      const { status, report } = await run(clippings(), '--update', '--yes');
      expect(report().skipped).toMatchObject([{ reason: `${before}to add it, use --rights or --licence` }]);
      expect(status).toBe(1);
      expect(snapshot()['salt.md']).not.toContain(passage);
    });

    test('adds them to the file with --update, and keeps its fields and its note', async () => {
      book('', '\nOn a *mine*.\n');
      const again = [clippings(), '--update', '--yes', '--rights', 'Quoted.'];
      const { status, stdout } = await run(...again);
      expect(stdout).toContain('Updated 1 work.');
      expect(status).toBe(0);
      expect(snapshot()['salt.md']).toBe(
        `---\ntitle: 'Salt and Silver'\ntype: book\nauthors:\n  - family: Wick\n    given: Ann\nsource:\n  published: 1931\nadded: 2026-01-01\nextent: excerpt\nrights: Quoted.\n---\n\n:::editors-note\nOn a *mine*.\n:::\n\n${passage}[^ed-1]\n\n[^ed-1]: Page 12, location 123–125.\n`,
      );
      expect((await checkContent(content)).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    });
  });

  test('changes nothing when it runs again', async () => {
    await run(fixtures, '--publish');
    const before = snapshot();
    const { stdout, report } = await run(fixtures, '--publish');
    expect(stdout).toContain('Nothing was imported.');
    expect(report().imported).toEqual([]);
    expect(report().skipped).toContainEqual({
      source: 'wick',
      reason: 'already here as related/wick-on-lamps-2.md, unchanged',
    });
    expect(snapshot()).toEqual(before);
  });

  test('makes drafts by default, and says which options have no effect', async () => {
    const { report } = await run(`${fixtures}/types.bib`, '--excerpt', '3');
    expect(report().notes[0]).toContain('--excerpt is for web pages');
    expect(snapshot()['reef-sand.md']).toContain('\ndraft: true\n');
  });

  test('writes nothing with --dry-run, and reports the same', async () => {
    const before = snapshot();
    const { stdout, report } = await run(`${fixtures}/types.bib`, '--dry-run');
    expect(stdout).toContain('Would import 14 works, as drafts. Dry run: nothing was changed.\n');
    expect(report().imported).toHaveLength(14);
    expect(snapshot()).toEqual(before);
  });

  test('updates what differs only when asked to', async () => {
    await run(`${fixtures}/types.bib`, '--publish');
    const file = join(content, 'related/reef-sand.md');
    const edited = readFileSync(file, 'utf8')
      .replace('publisher: Tidewater Press', 'publisher: Edited')
      .replace('---\n', '---\nsimilar: false\n');
    writeFileSync(file, edited);
    const again = await run(`${fixtures}/types.bib`, '--publish');
    expect(again.report().skipped).toContainEqual({
      source: 'reef',
      reason: 'already here as related/reef-sand.md; --update shows the differences',
    });
    expect(again.status).toBe(0);
    expect((await run(`${fixtures}/types.bib`, '--publish', '--update')).stderr).toContain('add --yes');
    expect(readFileSync(file, 'utf8')).toBe(edited);
    const rehearsed = (await run(`${fixtures}/types.bib`, '--publish', '--update', '--dry-run')).stdout;
    expect(rehearsed).toContain('\nWould update 1 work. Dry run: nothing was changed.\n');
    expect(readFileSync(file, 'utf8')).toBe(edited);
    const { stdout } = await run(`${fixtures}/types.bib`, '--publish', '--update', '--yes');
    expect(stdout).toContain('-  publisher: Edited\n+  publisher: Tidewater Press\n');
    expect(stdout).toContain('Updated 1 work.');
    expect(stdout).not.toContain('as a draft');
    expect(readFileSync(file, 'utf8')).toContain('similar: false\n');
    expect(readFileSync(file, 'utf8')).toContain('publisher: Tidewater Press\n');
  });

  test('keeps pages of one title apart, and finds each of them again', async () => {
    const page = (name: string, words: string) => {
      const file = join(folder, name);
      const text = `${words} The keeper wrote down each ship that passed, and nobody ever asked to see his list of them.`;
      writeFileSync(file, `<!doctype html><html lang="en"><title>Part 1</title><h1>Part 1</h1><p>${text}</p></html>`);
      return file;
    };
    const [first, second] = [page('one.html', 'North.'), page('two.html', 'South.')];
    await run(first, '--publish', '--rights', 'A test.');
    const before = snapshot()['part-1.md'];
    expect(
      (await run(second, '--publish', '--rights', 'A test.', '--update', '--yes')).report().imported,
    ).toMatchObject([{ file: 'articles/part-1-2.md' }]);
    expect(snapshot()['part-1.md']).toBe(before);
    expect((await run(second, '--rights', 'A test.')).report().skipped).toMatchObject([
      { reason: 'already here as articles/part-1-2.md, unchanged' },
    ]);
  });

  test('never replaces a text whose author, publication or date differ', async () => {
    const file = join(folder, 'page.html');
    const write = (author: string, words: string) =>
      writeFileSync(
        file,
        `<!doctype html><html lang="en"><title>Shoals</title><link rel="canonical" href="https://sea.example/a/shoals"><meta name="author" content="${author}"><p>${words}</p></html>`,
      );
    write('Ann Wick', 'The sand moves at night, and the chart of last year shows a channel that is a beach today.');
    await run(file, '--publish', '--rights', 'A test.');
    const before = snapshot()['shoals.md'];
    write('Bob Keel', 'Fish come in shoals, and nobody knows which of them decides where all of them turn next.');
    expect((await run(file, '--rights', 'A test.', '--update', '--yes')).report().skipped).toMatchObject([
      { reason: 'already here as articles/shoals.md, whose text stays, since these differ: author' },
    ]);
    expect(snapshot()['shoals.md']).toBe(before);
  });

  test('names the format of a file that it cannot import, and imports the others', async () => {
    const picture = join(folder, 'refs.bib');
    writeFileSync(picture, Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
    const { status, report } = await run(picture, `${fixtures}/types.bib`);
    expect(report().skipped).toContainEqual({ source: picture, reason: expect.stringContaining('a picture') });
    expect(report().imported).toHaveLength(14);
    expect(status).toBe(1);
  });

  test('imports a work once that two files have', async () => {
    const files = ['a.bib', 'b.bib'].map((name) => join(folder, name));
    const entry = (note: string) => `@book{x, title = {Twins}, doi = {10.1000/twins}, publisher = {${note}}}`;
    files.forEach((file, index) => writeFileSync(file, entry(`Press ${index}`)));
    expect((await run(...files, '--publish')).report()).toMatchObject({
      imported: [{ file: 'related/twins.md' }],
      skipped: [{ source: 'x', reason: 'related/twins.md was imported already' }],
    });
    expect(snapshot()['twins.md']).toContain('publisher: Press 0\n');
  });

  test('doesn’t print terminal control characters', async () => {
    const file = join(folder, 'refs.bib');
    writeFileSync(file, '@book{a\u001B[2J, title = {Twins}, colour = {\u001B[31mred\u202E}}');
    const { stdout } = await run(file);
    expect(stdout).toContain('field colour');
    // oxlint-disable-next-line no-control-regex -- the test is about control characters
    expect(stdout).not.toMatch(/[\u001B\u202E]/);
  });

  test('refuses wrong options', async () => {
    const { status, stderr } = await run('--tags', 'none', 'x.bib');
    expect(stderr).toContain('write create, match or skip');
    expect(status).toBe(2);
  });
});
