import { existsSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '../../scripts/support/serve.ts';
import { useBrowser } from '../support/context.ts';
import { cleared, describeSmallLibrary, outDirOf } from '../support/small-libraries.ts';

const open = useBrowser();

// tests/slow/sizes.test.ts has the others
describeSmallLibrary('one article', {
  navigation: ['Articles', 'About', 'Search', 'Back to top'],
  front: ['One'],
});
describeSmallLibrary(cleared, {
  navigation: ['About', 'Search', 'Back to top'],
  front: ['This library is empty', 'src/content/articles'],
});

test('nothing is left of the article that the site had before its library was cleared', () => {
  expect(existsSync(`${outDirOf(cleared)}/articles/one`)).toBe(false);
});

describe('the search page', () => {
  /** Searches a library, and `other` with it if given. Returns the page and its errors. */
  async function search(library: string, query: string, other?: string) {
    const { server, address } = await serve(outDirOf(library));
    onTestFinished(() => void server.close());
    const page = await open();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    if (other) {
      await page.route('**/search/*', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('data-base="/"', '$& data-libraries="/other/"');
        await route.fulfill({ response, body });
      });
      await page.route('**/other/**', (route) =>
        route.fulfill({ path: outDirOf(other) + new URL(route.request().url()).pathname.replace('/other', '') }),
      );
    }
    await page.goto(`${address}search/?${query}`);
    return { page, errors };
  }

  test('says that an empty library has nothing to search', async () => {
    const { page, errors } = await search(cleared, 'q=word');
    expect(await page.locator('main').textContent()).toContain('There is nothing to search yet');
    expect(await page.locator('main form').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('finds the one work of a library', async () => {
    const { page, errors } = await search('one article', 'q=words');
    await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  test.each([
    ['q=words', '1 result'],
    ['q=words&kind=related', 'No results'],
    ['q=nowhere', 'No results'],
  ])('covers another library that is empty: %s', async (query, status) => {
    const { page, errors } = await search('one article', query, cleared);
    await expect.poll(() => page.locator('[data-part=status]').textContent()).toContain(status);
    expect(errors).toEqual([]);
  });
});
