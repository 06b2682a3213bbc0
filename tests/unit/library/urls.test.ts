import { expect, test } from 'vitest';
import { joinBase, paths } from '../../../src/library/urls.ts';

test.each([
  ['/', '/tags/', '/tags/'],
  ['/reading', '/tags/', '/reading/tags/'],
  ['/reading/', '/', '/reading/'],
])('%s and %s give %s', (base, path, address) => expect(joinBase(base, path)).toBe(address));

test.each([
  [paths.work({ kind: 'article', id: 'a' }), '/articles/a/'],
  [paths.work({ kind: 'related', id: 'b' }), '/related/b/'],
  [paths.tag({ id: 'c' }), '/tags/c/'],
  [paths.author({ id: 'd' }), '/authors/d/'],
])('%s', (path, expected) => expect(path).toBe(expected));
