import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeEntry } from '../../../../scripts/new/entry.ts';
import { parseOptions } from '../../../../scripts/new/options.ts';
import { checkContent } from '../../../../src/check/index.ts';
import { runScript } from '../../../support/run-script.ts';

let content: string;
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'commonplace-new-'));
  cpSync('tests/fixtures/sound', content, { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

/** Runs `npm run new` without a terminal, on 31 January 2026. */
const run = (...args: string[]) =>
  runScript('scripts/new/index.ts', args, { CONTENT_DIR: content, BUILD_DATE: '2026-01-31' });
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const errors = async () => (await checkContent(content)).diagnostics.filter(({ level }) => level === 'error');

describe('npm run new', () => {
  test('writes an article as a draft, and says what is left to fill in', async () => {
    const { status, stdout } = await run(
      ...['article', 'The Last Keeper', '--author', 'Quist, Hanne', '--author', 'A Committee', '--tag', 'First tag'],
      ...['--publication', 'Coast: A Journal', '--published', '1984', '--extent', 'full'],
    );
    expect(stdout).toContain('articles/the-last-keeper.md\nLeft to fill in:\n  line 12: rights: ');
    expect(stdout).toContain('It is a draft');
    expect(status).toBe(0);
    expect(read('articles/the-last-keeper.md')).toBe(`---
title: The Last Keeper
authors:
  - family: Quist
    given: Hanne
  - literal: A Committee
source:
  publication: 'Coast: A Journal'
  published: 1984
tags:
  - first-tag
rights: '[Say who holds the rights to the text, and on what terms it is published here.]'
added: 2026-01-31
draft: true
extent: full
---

[Put the text of the work here.]
`);
    expect(await errors()).toEqual([]);
  });

  test('says that the page of the new work was withdrawn', async () => {
    writeFileSync(join(content, 'gone.yaml'), '- address: /related/ropes/\n');
    expect((await run('related', 'Ropes')).stdout).toContain(
      '\n/related/ropes/ was withdrawn: to publish it again, delete its entry in gone.yaml\n',
    );
    expect((await run('related', 'Sails')).stdout).not.toContain('withdrawn');
  });

  test('marks a work that first appears on this site', async () => {
    const args = ['article', 'Low Water', '--publication', 'here', '--extent', 'full', '--rights', 'Ours.'];
    expect(await run(...args, '--url', 'https://journal.example/')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^--url: leave it out: the work first appears on this site/),
    });
    expect((await run(...args)).status).toBe(0);
    expect(read('articles/low-water.md')).toContain('\nsource: here\n');
    expect(await errors()).toEqual([]);
  });

  test.each([
    [['related', 'It’s a “Book”', '--type', 'book', '--publish', '--mdx'], 'related/its-a-book.mdx'],
    [['tag', 'Whales & dolphins', '--meaning', 'On them.', '--other-name', 'cetaceans'], 'tags/whales-dolphins.md'],
    [
      ['list', 'First steps', '--description', 'Where to start.', '--work', 'a-reading', '--work', 'an-article'],
      'lists/first-steps.md',
    ],
    [['related', '鯨', '--id', 'kujira', '--language', 'ja'], 'related/kujira.md'],
    [['article', 'ナウシカ', '--id', 'nausicaa', '--licence', 'CC-BY-4.0'], 'articles/nausicaa.md'],
  ])('writes what the check accepts: %j', async (args, file) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`/${file}$`));
    expect(await errors()).toEqual([]);
  });

  test.each([
    [['related', 'An article'], 'articles/an-article.md exists'],
    [['related', 'Other', '--id', 'a-reading'], 'related/a-reading.md exists'],
    [
      ['list', 'The list', '--description', 'D.', '--id', 'the-former-list'],
      /the-former-list is a former id of .*lists\/start\.md/,
    ],
    [['tag', 'The other tag', '--meaning', 'M.'], /the-other-tag is a former id of .*tags\/second-tag\.md/],
  ])('never overwrites a file or takes the id of another entry: %j', async (args, message) => {
    mkdirSync(join(content, 'lists'));
    writeFileSync(join(content, 'lists/start.md'), '---\ntitle: Start\nformerly: [the-former-list]\n---\n');
    const { status, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  test.each([
    [[], 'say what to create: article, related'],
    [['related'], 'the title is missing'],
    [['related', '鯨'], 'name the file with --id'],
    [['related', 'A', '--id', 'A b'], '--id A b: use lower-case letters'],
    [['related', 'A', '--autor', 'B'], 'unknown option --autor: did you mean --author?'],
    [['related', 'A', '--tag', 'frist-tag'], '--tag: unknown tag frist-tag (did you mean first-tag?)'],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

describe('makeEntry › a reading list', () => {
  test.each([
    [{}, ['works']],
    [{ work: ['an-article'] }, ['the reason for each work']],
  ])('with %j leaves to the editor %j', (answers, unknown) => {
    const library = { tags: [], entries: [{ collection: 'articles' as const, id: 'an-article' }] };
    const entry = makeEntry(
      'list',
      'A',
      { description: 'D.', ...answers },
      { ...library, today: '2026-01-31', publish: false },
    );
    expect([entry.problems, entry.unknown]).toEqual([[], unknown]);
  });
});

describe('parseOptions', () => {
  test.each([
    [['book', 'A'], 'book: write article, related'],
    [['related', 'Two', 'words'], 'put the title in quotation marks: "Two words"'],
    [['related', 'A', '--meaning', 'B'], '--meaning is for tags only'],
    [['tag', 'A', '--author', 'B'], '--author is not for tags'],
    [['list', 'A', '--tag', 'B'], '--tag is not for reading lists'],
    [['article', 'A', '--work', 'B'], '--work is for reading lists only'],
    [['article', '--doi', '10.1000/182'], '--doi creates a related work: write related'],
    [['related', 'A', '--isbn', '1'], '--isbn gets the facts from the registry: leave out the title'],
    [['related', '--pmid', '1', '--tag', 'B'], '--pmid gets the facts from the registry: leave out --tag'],
    [['related', '--pmid', '1', '--doi', '2'], 'leave out --'],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  test.each([
    [['related', '--doi', '10.1000/182'], 'doi:10.1000/182'],
    [['--doi', 'https://doi.org/10.1000/182', '--publish'], 'https://doi.org/10.1000/182'],
    [['related', '--isbn', '978-0-306-40615-7'], 'ISBN 978-0-306-40615-7'],
    [['related', '--arxiv', 'math/0309136'], 'arXiv:math/0309136'],
    [['related', '--pmid', '23439512'], 'PMID:23439512'],
    [['related', 'A'], undefined],
  ])('reads the identifier in %j', (args, identifier) => expect(parseOptions(args).identifier).toBe(identifier));
});

describe('makeEntry', () => {
  test.each([
    ['tag', {}, false, 'meaning', 'required field is missing'],
    ['list', {}, false, 'description', 'required field is missing'],
    ['list', { work: ['an-artcle'] }, false, 'work', 'unknown work an-artcle (did you mean an-article?)'],
    ['list', { work: ['An article'] }, false, 'work', 'unknown work An article (did you mean an-article?)'],
    ['related', { tag: ['Sea bird'] }, false, 'tag', 'unknown tag Sea bird (did you mean sea-birds?)'],
    ['related', { published: '1914-18' }, false, 'published', 'invalid date "1914-18"'],
    ['related', { url: 'a.example' }, false, 'url', 'invalid URL "a.example"'],
    ['article', { extent: 'reference' }, false, 'extent', 'invalid value "reference" (use excerpt or full)'],
    ['article', { rights: 'Ours.' }, true, 'publish', 'the text is still missing'],
  ] as const)('refuses %s with %j, published: %s', (kind, answers, isPublished, option, message) => {
    const { problems } = makeEntry(kind, 'A', answers, {
      tags: [{ id: 'sea-birds', name: 'Seabirds', otherNames: [] }],
      entries: [{ collection: 'articles', id: 'an-article' }],
      today: '2026-01-31',
      publish: isPublished,
    });
    expect(problems.filter((problem) => problem.option === option)).toEqual([
      { option, message: expect.stringContaining(message) },
    ]);
  });
});
