import { expect, test } from 'vitest';
import { footerLinks, navigation } from '../../../src/library/navigation.ts';

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

test('footerLinks adds the pages of the owner to the sections', () => {
  const links = footerLinks({ pages: [{ id: 'imprint', title: 'Imprint' }] });
  expect(links.slice(0, -1)).toEqual(navigation);
  expect(links.at(-1)).toEqual({ path: '/imprint/', label: 'Imprint' });
});
