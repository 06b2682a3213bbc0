import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyCorrections } from '../../../src/check/fix.ts';
import { addToList, removeFromList } from '../../../scripts/entries/list-edits.ts';
import { runScript } from '../../support/run-script.ts';

describe('list edits', () => {
  const file = (fields: string) => `---\ntitle: A\n${fields}---\n\nText.\n`;
  const apply = (text: string, fix: ReturnType<typeof addToList>) => applyCorrections(text, [{ fix }]);

  test.each([
    ['a missing field', '', 'ids:\n  - new\n'],
    ['a field without a value', 'ids:\nadded: x\n', 'ids:\n  - new\nadded: x\n'],
    ['lines', 'ids:\n- one # kept\n-   two\nadded: x\n', 'ids:\n- one # kept\n-   two\n- new\nadded: x\n'],
    ['lines at the end', 'ids:\n    - one\n', 'ids:\n    - one\n    - new\n'],
    ['brackets', 'ids: [one, two] # kept\n', 'ids: [one, two, new] # kept\n'],
    ['brackets with a comma at their end', 'ids: [\n  one,\n]\n', 'ids: [\n  one, new,\n]\n'],
    ['empty brackets', 'ids: []\n', 'ids: [new]\n'],
  ])('add to %s', (_name, before, after) => {
    expect(apply(file(before), addToList(file(before), 'ids', ['new']))).toBe(file(after));
  });

  test.each([
    ['the first line', 'ids:\n  - one # gone\n  - two\n', 0, 'ids:\n  - two\n'],
    ['the last line', 'ids:\n  - one\n  - two\nadded: x\n', 1, 'ids:\n  - one\nadded: x\n'],
    ['the first in brackets', 'ids: [one, two]\n', 0, 'ids: [two]\n'],
    ['the last in brackets', "ids: ['one', 'two' ]\n", 1, "ids: ['one' ]\n"],
    ['the only one in brackets', 'ids: [one]\n', 0, 'ids: []\n'],
  ])('remove %s', (_name, before, index, after) => {
    expect(apply(file(before), removeFromList(file(before), 'ids', index))).toBe(file(after));
  });
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-rename-'));
  await cp('tests/fixtures/sound', folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const run = (script: string, ...args: string[]) =>
  runScript(script, args, { CONTENT_DIR: folder, CACHE_DIR: join(folder, '.cache') });
const rename = (...args: string[]) => run('scripts/rename/index.ts', ...args);
const merge = (...args: string[]) => run('scripts/rename/merge.ts', ...args);
const read = (path: string) => readFile(join(folder, path), 'utf8');
const check = async () => (await run('scripts/check.ts')).stderr;

const essay = `---\r
title: An essay
tags: [second-tag, 'first-tag']   # in this order
related:
  - work: an-article
extent: full
rights: Ours.
added: 2026-01-01
---

See [the article](../an-article/#p1), [its file](/articles/an-article.md), and [another][1]; not an-article itself.

[1]: </articles/an-article/> 'An article'
`.replaceAll(/\r?\n/g, '\r\n');

describe('npm run rename', () => {
  test('changes the file, the names and links that refer to it, and nothing else', async () => {
    await writeFile(join(folder, 'articles/essay.md'), essay);
    const { status, stdout } = await rename('an-article', 'the-article', '--yes');
    expect([status, stdout]).toEqual([0, expect.stringContaining('related: an-article → the-article')]);
    expect(await readdir(join(folder, 'articles'))).toEqual(['essay.md', 'the-article.md']);
    expect(await read('articles/the-article.md')).toContain('formerly:\n  - an-article\n---\n');
    expect(await read('articles/essay.md')).toBe(
      essay
        .replace('work: an-article', 'work: the-article')
        .replace('../an-article/#p1', '../the-article/#p1')
        .replace('/articles/an-article.md', '/articles/the-article.md')
        .replace('</articles/an-article/>', '</articles/the-article/>'),
    );
    expect(await check()).not.toContain('error');
    await rename('the-article', 'an-article', '--yes');
    expect(await read('articles/an-article.md')).toContain('formerly:\n  - the-article\n---\n');
  });

  test('corrects an invalid name with the command that the check shows, without a redirect', async () => {
    await writeFile(join(folder, 'articles/My_Éssay.md'), essay.replace('title: An essay', 'title: My essay'));
    const [, typed = ''] = /npm run rename -- (.*?)\)/.exec(await check()) ?? [];
    expect(typed).toBe('My_Éssay my-essay');
    const { status, stdout } = await rename(...typed.split(' '), '--yes');
    expect(status).toBe(0);
    expect(stdout).not.toContain('formerly');
    expect(await read('articles/my-essay.md')).not.toContain('formerly');
    expect(await check()).not.toContain('error');
  });

  test('removes the new id from formerly, if the old id is invalid', async () => {
    const fields = 'formerly: [my-essay, another-essay]\r\nextent: full';
    await writeFile(join(folder, 'articles/My_Essay.md'), essay.replace('extent: full', fields));
    await rename('My_Essay', 'my-essay', '--yes');
    expect(await read('articles/my-essay.md')).toContain('formerly: [another-essay]\r\n');
  });

  test('renames a tag in the works that use it', async () => {
    const { status, stdout } = await rename('tags/first-tag', 'best-tag', '--yes');
    expect(stdout).toMatch(
      /Changed \d files\.\nReaders still see the name “First tag”: to change it, edit name in \S+tags\/best-tag\.md\.\n$/i,
    );
    expect([status, await read('articles/an-article.md')]).toEqual([0, expect.stringContaining('- best-tag\n')]);
    expect(await check()).not.toContain('error');
  });

  const firstSteps = `---
title: First steps
description: Where to start.
works:
  - work: a-reading
    reason: It is short.
  - { work: an-article } # the long one
---

See [the list](/lists/first-steps/).
`;

  test('renames a work on the reading lists that it is on', async () => {
    await mkdir(join(folder, 'lists'));
    await writeFile(join(folder, 'lists/first-steps.md'), firstSteps);
    const { stdout } = await rename('an-article', 'the-article', '--yes');
    expect(stdout).toContain('works: an-article → the-article');
    expect(await read('lists/first-steps.md')).toBe(firstSteps.replace('work: an-article', 'work: the-article'));
  });

  test('renames a reading list', async () => {
    await mkdir(join(folder, 'lists'));
    await writeFile(join(folder, 'lists/first-steps.md'), firstSteps);
    expect((await rename('first-steps', 'start', '--yes')).status).toBe(0);
    const renamed = await read('lists/start.md');
    expect(renamed).toContain('formerly:\n  - first-steps\n---\n');
    expect(renamed).toContain('[the list](/lists/start/)');
    expect(await check()).not.toContain('error');
  });

  test.each([
    [['no-article', 'b'], 1, 'no-article: there is no such work, tag or reading list (did you mean an-article?)'],
    [['about', 'b'], 1, 'pages/about is not a work, tag or reading list'],
    [['tags/an-article', 'b'], 1, '(did you mean articles/an-article?)'],
    [['an-article', 'a-reading'], 1, 'a-reading.md has this id'],
    [['first-tag', 'second-tag'], 1, 'npm run merge -- first-tag second-tag'],
    [['an-article', 'Not An Id'], 1, 'write lower-case letters'],
    [['an-article', 'an-article'], 1, 'an-article is its id already'],
    [['an-article', 'articles/b'], 1, 'articles/b: not an id; write lower-case letters'],
    [['first-tag', 'the-other-tag'], 1, 'tags/second-tag.md, to which it redirects: choose another'],
    [['an-article', ''], 2, 'an argument is empty'],
    [['an-article'], 2, 'write two ids, not 1: the present id and the new one'],
    [['an-article', 'b', 'c'], 2, 'write two ids, not 3'],
    [['an-article', 'the-article'], 1, 'it asks first'],
  ])('of %j changes nothing', async (args, exitCode, message) => {
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'pages/about.md'), '---\ntitle: About\n---\n');
    const { status, stderr } = await rename(...args);
    expect([status, stderr]).toEqual([exitCode, expect.stringContaining(message)]);
    expect(await readdir(join(folder, 'articles'))).toEqual(['an-article.md']);
  });

  test('shows in a dry run what would change', async () => {
    const { status, stdout } = await rename('an-article', 'the-article', '--dry-run');
    expect([status, stdout]).toEqual([0, expect.stringContaining('an-article.md: rename to the-article.md')]);
    expect(stdout).toMatch(/\nWould change \d files?\. Dry run: nothing was changed\.\n$/);
    expect(await readdir(join(folder, 'articles'))).toEqual(['an-article.md']);
  });
});

describe('npm run merge', () => {
  test('moves the works, names and addresses of a tag to another, and shows what it deletes', async () => {
    await writeFile(join(folder, 'related/one.md'), '---\ntitle: One\ntags:\n  - first-tag\nadded: 2026-01-01\n---\n');
    const { status, stdout } = await merge('first-tag', 'second-tag', '--yes');
    expect([status, stdout]).toEqual([0, expect.stringContaining('  | meaning: What comes first.')]);
    expect(await read('related/one.md')).toContain('tags:\n  - second-tag\nadded');
    expect(await read('articles/an-article.md')).toContain('tags:\n  - second-tag\nrelated');
    const merged = await read('tags/second-tag.md');
    expect(merged).toContain("  - runner-up\n  - 'first tag'\n");
    expect(merged).toContain('  - the-other-tag\n  - first-tag\n');
    expect(await check()).not.toContain('error');
  });

  test.each([
    [['an-article', 'first-tag'], 1, 'articles/an-article is not a tag'],
    [['first-tag', 'a-reading'], 1, 'related/a-reading is not a tag'],
    [['first-tga', 'second-tag'], 1, 'first-tga: there is no such tag (did you mean first-tag?)'],
    [['first-tag', 'first-tag'], 1, 'first-tag is the same tag'],
    [['first-tag'], 2, 'write two ids, not 1: the tag to delete and the tag that remains'],
    [['first-tag', 'second-tag', 'third-tag'], 2, 'write two ids'],
    [['first-tag', 'second-tag', '--dry-rnu'], 2, 'unknown option --dry-rnu: did you mean --dry-run?'],
  ])('of %j changes nothing', async (args, exitCode, message) => {
    const { status, stderr } = await merge(...args);
    expect([status, stderr]).toEqual([exitCode, expect.stringContaining(message)]);
    expect(await readdir(join(folder, 'tags'))).toEqual(['first-tag.md', 'second-tag.md']);
  });
});
