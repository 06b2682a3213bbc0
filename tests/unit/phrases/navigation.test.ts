import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { type Sections, sections } from '../../../src/library/sections.ts';
import { messages } from '../../../src/messages/index.ts';
import { footerLinks, sectionLinks } from '../../../src/phrases/navigation.ts';
import { workCollections } from '../../../src/schemas/collections.ts';

const all = Object.fromEntries(sections.map(({ key }) => [key, [{}]])) as never as Sections;

test('sectionLinks lists every section, and those that the header links to', () => {
  expect(sectionLinks(all).map(({ path, label, inHeader }) => `${path} ${label}${inHeader ? ' *' : ''}`)).toEqual([
    ...workCollections.map((name) => `/${name}/ ${messages.sections[name]} *`),
    '/tags/ Tags *',
    '/lists/ Reading lists',
    '/authors/ Authors',
    '/search/ Search',
    '/about/ About *',
  ]);
});

describe('sectionLinks', () => {
  const none = resolveLibrary({});
  const one = [{}] as never;

  test.each([
    ['an empty library', none, ['search', 'about']],
    ['tags alone', { ...none, tags: one }, ['tags', 'search', 'about']],
    ['related works without authors', { ...none, related: one }, ['related', 'search', 'about']],
  ])('leaves out the sections that list nothing: %s', (_case, library, keys) => {
    expect(sectionLinks(library).map(({ key }) => key)).toEqual(keys);
  });
});

test('footerLinks adds the pages of the owner to the sections', () => {
  const links = footerLinks({ ...all, pages: [{ id: 'imprint', title: 'Imprint' }] });
  expect(links.slice(0, -1)).toEqual(sectionLinks(all));
  expect(links.at(-1)).toEqual({ path: '/imprint/', label: 'Imprint' });
});
