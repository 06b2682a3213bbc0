import { describe, expect, test } from 'vitest';
import { joinBase, paths } from '../../../src/schemas/paths.ts';

describe('joinBase', () => {
  test.each([
    ['/', '/tags/', '/tags/'],
    ['/reading', '/tags/', '/reading/tags/'],
    ['/reading/', '/', '/reading/'],
  ])('joins %s and %s to %s', (base, path, expected) => expect(joinBase(base, path)).toBe(expected));
});

describe('paths', () => {
  test.each([
    [paths.work({ kind: 'article', id: 'a' }), '/articles/a/'],
    [paths.work({ kind: 'related', id: 'b' }), '/related/b/'],
    [paths.backlinks({ kind: 'related', id: 'b' }), '/related/b/referred/'],
    [paths.record({ kind: 'article', id: 'a' }, 'csl.json'), '/articles/a.csl.json'],
    [paths.tag({ id: 'c' }), '/tags/c/'],
    [paths.author({ id: 'd' }), '/authors/d/'],
  ])('include %s', (path, expected) => expect(path).toBe(expected));
});
