import { expect, test } from 'vitest';
import { CommandError, explain } from '../../../../scripts/support/command-error.ts';

const aborted = Object.assign(new Error('Aborted with Ctrl+C'), { name: 'AbortError', code: 'ABORT_ERR' });
const refused = Object.assign(new Error('EACCES'), { code: 'EACCES', errno: -13, syscall: 'open', path: 'a.md' });

test.each<[string, unknown, RegExp]>([
  ['a message for people', new CommandError('Name a file.'), /^Name a file\.$/],
  ['a question that Ctrl+C or Ctrl+D ends', aborted, /^Stopped at the question\.$/],
  ['a refusal of the operating system', refused, /^a\.md: [^(]+ \(.+\)$/],
  [
    'any other error',
    new TypeError('x is undefined'),
    /^A bug in this software, at .+: x is undefined\. Please report it\.$/,
  ],
])('explain › %s', (_what, error, message) => expect(explain(error)).toMatch(message));
