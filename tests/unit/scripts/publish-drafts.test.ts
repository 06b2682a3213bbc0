import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'commonplace-publish-'));
  cpSync('tests/fixtures/sound', content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

async function publish(...args: string[]) {
  const { status, stdout, stderr } = await runScript('scripts/publish-drafts.ts', args, { CONTENT_DIR: content });
  return { status, output: `${stdout}${stderr}` };
}
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const write = (file: string, ...lines: string[]) => writeFileSync(join(content, file), lines.join(''));

const ready = ['---\r\n', "title:  'Odd   quoting' # kept\r\n", 'draft: true\r\n', 'added: 2026-01-31\r\n', '---\r\n'];

describe('npm run publish', () => {
  test('deletes the draft line of drafts that the check accepts, and lists what is missing in the rest', async () => {
    write('related/ready.md', ...ready);
    write('related/of-two.md', '---\ntitle: Of two\ndraft: true\nadded: 2026-01-31\ntags: [rope]\n---\n');
    write('tags/rope.md', "---\nname: Rope\nmeaning: '[Explain which works this tag is for.]'\n---\n");
    write('related/private.md', '---\ntitle: Letters\ndraft: true # private in WordPress\nadded: 2026-01-31\n---\n');
    write('related/inline.md', '---\n{ title: Inline, draft: true, added: 2026-01-31 }\n---\n');
    const before = ['of-two', 'private', 'inline'].map((id) => read(`related/${id}.md`));

    const dryRun = (await publish('--all', '--dry-run')).output;
    expect(dryRun).toMatch(/related\/ready\.md: would delete “draft: true”/);
    expect(dryRun).toMatch(/^Would publish 1 draft, .*\. Dry run: nothing was changed\.$/m);
    expect(read('related/ready.md')).toBe(ready.join(''));

    const { status, output } = await publish('--all');
    expect(output).toMatch(/related\/ready\.md: deleted “draft: true”/);
    expect(output).toMatch(/Published 1 draft, 3 drafts not published yet\./);
    expect(output).toMatch(/^of-two:\n {2}.*tags\/rope\.md:3: meaning: .*\[drafts\/placeholder\]/m);
    expect(output).toMatch(/private\.md: draft: true # private in WordPress/);
    expect(output).toMatch(/inline\.md: draft is not on a line of its own/);
    expect(status).toBe(1);
    expect(read('related/ready.md')).toBe(ready.filter((line) => !line.startsWith('draft')).join(''));
    expect(['of-two', 'private', 'inline'].map((id) => read(`related/${id}.md`))).toEqual(before);

    expect(await publish('private', 'ready')).toMatchObject({
      status: 0,
      output: expect.stringContaining('Published 1 draft, 1 work already published.'),
    });
    expect(read('related/private.md')).not.toContain('draft');
  });

  test('refuses a draft that only another refused draft makes valid', async () => {
    write(
      'related/first.md',
      '---\ntitle: First\ndraft: true\nadded: 2026-01-31\nextent: full\nrights: Ours.\n---\n\nSee [it](../second/).\n',
    );
    write('related/second.md', '---\ntitle: Second\ndraft: true\nadded: 2026-01-31\nuntitled: yes\n---\n');
    const { status, output } = await publish('--all');
    expect(output).toMatch(/Published 0 drafts, 2 drafts not published yet\./);
    expect(output).toMatch(/^first:\n {2}.*second/m);
    expect(status).toBe(1);
  });

  test('refuses a draft without a title, even by its id', async () => {
    write(
      'related/nameless.md',
      "---\ntitle: '[Untitled]'\ndraft: true # it has no title in its source\nadded: 2026-01-31\n---\n",
    );
    const { status, output } = await publish('nameless');
    expect(output).toMatch(
      /^nameless:\n {2}.*nameless\.md:2: title: the placeholder is still there \(write the title/m,
    );
    expect(output, 'it is a draft already').not.toContain('write draft: true');
    expect(status).toBe(1);
    expect(read('related/nameless.md')).toContain('draft: true');
  });

  test('finds the drafts of an import in its report', async () => {
    write('related/ready.md', ...ready);
    write('related/other.md', '---\ntitle: Other\ndraft: true\nadded: 2026-01-31\n---\n');
    write('report.json', JSON.stringify({ imported: [{ id: 'ready', file: 'related/ready.md' }] }));
    expect(await publish('--import', join(content, 'report.json'))).toMatchObject({ status: 0 });
    expect([read('related/ready.md'), read('related/other.md')].map((text) => text.includes('draft'))).toEqual([
      false,
      true,
    ]);
  });

  test.each([
    [[], 2, /name works by their ids/],
    [['--all', 'a-reading'], 2, /name works by their ids/],
    [['a-raeding'], 1, /there is no such work or reading list \(did you mean a-reading\? It is already published\)/],
    [['a-redy-text'], 1, /there is no such work or reading list \(did you mean a-ready-text\?\)/],
    [['quite-other'], 1, /there is no such work or reading list \(use one of: a-ready-text\)/],
    [['tags/a-ready-text'], 1, /there is no such work or reading list \(did you mean related\/a-ready-text\?\)/],
    [['first-tag'], 1, /^tags\/first-tag is not a work or reading list/],
    [['a-reading'], 0, /related\/a-reading\.md: already published\nPublished 0 drafts, 1 work already published\./],
    [['--import', 'package.json'], 1, /not the report of an import/],
  ] as const)('publishes nothing for %j, and says why', async (args, status, message) => {
    write('related/a-ready-text.md', ...ready);
    expect(await publish(...args)).toMatchObject({ status, output: expect.stringMatching(message) });
    expect(read('related/a-ready-text.md')).toContain('draft: true');
  });

  test('says that there are no drafts, that a work is scheduled, and that a file can’t be read', async () => {
    expect((await publish('quite-other')).output).toContain('(there are no drafts)');
    write('related/later.md', '---\ntitle: Later\nadded: 2999-01-31\n---\n');
    expect((await publish('later')).output).toContain('related/later.md: scheduled for 2999-01-31');
    write('related/broken.md', '---\ntitle: [Broken\ndraft: true\n---\n');
    for (const args of [['broken'], ['--all']])
      expect(await publish(...args)).toMatchObject({
        status: 1,
        output: expect.stringMatching(/broken\.md: its fields can’t/),
      });
  });
});
