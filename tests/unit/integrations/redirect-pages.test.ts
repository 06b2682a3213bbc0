import { afterAll, expect, test, vi } from 'vitest';
import { redirectPage } from '../../../src/integrations/redirect-pages.ts';
import { attributeOf, elementsOf } from '../../../src/values/html.ts';

afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Returns the language of a page, where it forwards to, and its link with the link's text. */
function facts(page: string) {
  const elements = elementsOf(page);
  const attribute = (tag: string, name: string) =>
    elements.filter(({ tagName }) => tagName === tag).map((element) => attributeOf(element, name));
  const [, text] = /<a [^>]*>(.*)<\/a>/.exec(page) ?? [];
  return { lang: attribute('html', 'lang'), content: attribute('meta', 'content'), href: attribute('a', 'href'), text };
}

test('redirectPage forwards, and says so in the language of the site', async () => {
  expect(facts(redirectPage('/reading/articles/lamp/'))).toEqual({
    lang: ['en'],
    content: ['0;url=/reading/articles/lamp/', 'noindex'],
    href: ['/reading/articles/lamp/'],
    text: 'Redirecting to /reading/articles/lamp/',
  });
  vi.resetModules();
  vi.stubEnv('SITE_SETTINGS', 'tests/fixtures/german-site.json');
  const german = await import('../../../src/integrations/redirect-pages.ts');
  expect(facts(german.redirectPage('/articles/lamp/'))).toMatchObject({
    lang: ['de'],
    text: 'Weiterleitung nach /articles/lamp/',
  });
  expect(german.redirectPage('/articles/lamp/')).toContain('href="https://randnotizen.example/articles/lamp/"');
});
