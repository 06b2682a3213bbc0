import { describe, test } from 'vitest';
import { expectAccessible, expectAccessibleSearch, states } from '../support/axe.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const all = states();

/** All states in one width and scheme; in another, those that look different there. The slow tests try every width in both. */
describe.each([
  ['light', 320, Object.entries(all)],
  ['dark', 1280, ['article', 'a text with everything', 'results of a search'].map((name) => [name, all[name] ?? ''])],
] as const)('axe finds nothing, %s, %i px wide', (colorScheme, width, chosen) => {
  const options = { colorScheme, viewport: { width, height: 800 } };
  test.each(chosen)('%s', async (_state, address) => expectAccessible(await open(options), address));
  test('a search with its facets open, and one that could not be done', async () =>
    expectAccessibleSearch(await open(options)));
});
