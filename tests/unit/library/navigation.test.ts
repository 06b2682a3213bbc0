import { expect, test } from 'vitest';
import { navigation } from '../../../src/library/navigation.ts';

test('navigation lists every section, and those that the header links to', () => {
  expect(navigation.map(({ path, label, inHeader }) => `${path} ${label}${inHeader ? ' *' : ''}`)).toEqual([
    '/articles/ Articles *',
    '/related/ Related reading *',
    '/tags/ Tags *',
    '/authors/ Authors',
    '/search/ Search',
    '/about/ About *',
  ]);
});
