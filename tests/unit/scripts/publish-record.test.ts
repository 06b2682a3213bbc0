import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/index.ts';
import { runScript } from '../../support/run-script.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'commonplace-record-'));
  cpSync('tests/fixtures/sound', content, { recursive: true });
  rmSync(join(content, 'published.json'));
});
afterEach(() => rmSync(content, { recursive: true }));

async function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = await runScript(script, args, { CONTENT_DIR: content });
  return { status, output: `${stdout}${stderr}` };
}
const publish = (...args: string[]) => run('scripts/publish-record.ts', ...args);
const rules = async () => (await checkContent(content)).diagnostics.map(({ level, rule }) => `${level} ${rule}`);

const readRecord = () => readFileSync(join(content, 'published.json'), 'utf8');
const article = () => join(content, 'articles/an-article.md');

describe('npm run publish:record', () => {
  test('writes nothing with --help or with wrong options', async () => {
    expect(await publish('--help')).toMatchObject({ status: 0, output: expect.stringContaining('takes no options') });
    expect(await publish('--dry-run')).toMatchObject({
      status: 2,
      output: expect.stringMatching(/^unknown option --dry-run/),
    });
    expect(() => readRecord()).toThrow('ENOENT');
  });

  test('writes the addresses of pages and feeds, and the numbered blocks', async () => {
    expect(await publish()).toMatchObject({
      status: 0,
      output: expect.stringMatching(/ \d+ addresses and 1 numbered block\./),
    });
    const { addresses, texts } = JSON.parse(readRecord()) as { addresses: string[]; texts: Record<string, object> };
    expect(addresses).toEqual(addresses.toSorted());
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/',
        '/articles/an-article/',
        '/authors/ann-writer/feed.xml',
        '/feed.xml',
        '/tags/first-tag/',
        '/tags/first-tag/feed.json',
      ]),
    );
    expect(addresses, 'former addresses').toEqual(
      expect.arrayContaining(['/tags/the-other-tag/', '/tags/the-other-tag/feed.xml']),
    );
    expect(Object.keys(texts)).toEqual(['/articles/an-article/']);
  });

  test('writes the same file again while nothing changes', async () => {
    await publish();
    const before = readRecord();
    await publish();
    expect(readRecord()).toBe(before);
  });

  test('settles the warning about an edited text', async () => {
    await publish();
    const text = readFileSync(article(), 'utf8');
    writeFileSync(article(), text.replace(/---\n\n(?=\S)/, '---\n\nA new paragraph.\n\n'));
    expect(await rules()).toEqual(['warning published/moved-anchor']);
    await publish();
    expect(await rules()).toEqual([]);
  });

  test('keeps the addresses that are published: one that is gone must be withdrawn first', async () => {
    await publish();
    const work = join(content, 'related/a-reading.md');
    const others = readFileSync(article(), 'utf8').replace(/related:(?:\n .*)*\n/, '');
    writeFileSync(article(), others);
    rmSync(work);
    expect(await publish()).toMatchObject({
      status: 1,
      output: expect.stringMatching(/\/related\/a-reading\/ was published and is gone .*gone\.yaml/),
    });
    writeFileSync(
      join(content, 'gone.yaml'),
      '- address: /related/a-reading/\n  reason: It was a mistake.\n- address: /authors/a-committee/\n',
    );
    expect(await publish()).toMatchObject({ status: 0 });
    expect((JSON.parse(readRecord()) as { addresses: string[] }).addresses).toContain('/related/a-reading/');
    rmSync(join(content, 'gone.yaml'));
    expect(await rules()).toEqual(['error published/missing-address', 'error published/missing-address']);
  });

  test.each([
    ['cut off', '{ "addresses": [\n  "/rela', 'published/invalid-record', 'restore it from version control'],
    ['with a conflict', '{ "addresses": [\n<<<<<<< HEAD\n', 'encoding/conflict-marker', 'keep one version'],
    ['empty', '', 'published/invalid-record', 'restore it from version control'],
    ['of another form', '{}', 'published/invalid-record', 'restore it from version control'],
  ])(
    'refuses a record that is broken, since a new one would forget what was published: %s',
    async (_, text, rule, hint) => {
      writeFileSync(join(content, 'published.json'), text);
      expect(await rules()).toEqual([`error ${rule}`]);
      expect(await publish()).toMatchObject({
        status: 1,
        output: expect.stringMatching(new RegExp(`published\\.json:\\d.*${hint}`)),
      });
      expect(readRecord()).toBe(text);
    },
  );

  test('writes nothing for content with errors', async () => {
    writeFileSync(article(), '---\ntitle: A\n---\n');
    expect(await publish()).toMatchObject({ status: 1, output: expect.stringContaining('[frontmatter/') });
    expect(readRecord).toThrow();
  });
});

describe('npm run check:content', () => {
  test('prints a notice if the record is missing, and does not fail even if the check is strict', async () => {
    const { status, output } = await run('scripts/check.ts', '--strict');
    expect(output).toMatch(/1 notice in .*: published\.json doesn’t exist yet, .*\[published\/no-record\]/s);
    expect(status).toBe(0);
  });
});
