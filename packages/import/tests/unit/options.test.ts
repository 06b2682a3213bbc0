import { expect, test } from 'vitest';
import { parseOptions } from '../../options.ts';

test('parseOptions › reads all options', () =>
  expect(
    parseOptions([
      ...['a.bib', 'b', '--publish', '--tags', 'skip', '--rights', ' Ours. ', '--licence', 'CC-BY-4.0'],
      ...[
        '--excerpt',
        '3',
        '--notes',
        '--update',
        '--yes',
        '--report',
        'r.json',
        '--allow-private',
        '--encoding',
        'shift_jis',
      ],
    ]),
  ).toEqual({
    paths: ['a.bib', 'b'],
    publish: true,
    tags: 'skip',
    rights: 'Ours.',
    licence: 'CC-BY-4.0',
    excerpt: 3,
    notes: true,
    update: true,
    yes: true,
    report: 'r.json',
    full: false,
    allowPrivate: true,
    encoding: 'shift_jis',
    oneArticle: false,
    fetchImages: false,
    dryRun: false,
    help: false,
  }));

test.each([
  [[], 'name a file'],
  [['a', '--publsh'], 'unknown option --publsh: did you mean --publish?'],
  [['a', '--tags', 'some'], 'write create, match or skip'],
  [['a', '--tags'], '--tags has no value: write one after it'],
  [['a', '--tags', 'skip', '--tags', 'match'], '--tags occurs more than once: keep one of them'],
  [['a', '--report='], '--report is empty: write a value after it'],
  [['a', '--publish=yes'], '--publish takes no value: write it alone'],
  [['a', '-p'], 'unknown option -p: did you mean --publish?'],
  [[''], 'an argument is empty'],
  [['a', '--licence', 'MINE'], 'use an SPDX identifier'],
  [['a', '--rights', ' '], 'say who holds the rights'],
  [['a', '--excerpt', '0'], 'write the number of paragraphs'],
  [['a', '--excerpt', '2', '--full'], 'it excludes --excerpt'],
  [['a', '--report', 'r.txt'], 'must end in .json'],
  [['a', '--encoding', 'ansi-latin'], 'use a name such as utf-8'],
  [['a', '--yes'], 'answers the questions of --update'],
  [['a', '--update', '--yes', '--dry-run'], 'writes nothing'],
])('parseOptions › refuses %j', (args, message) => expect(() => parseOptions(args)).toThrow(message));
