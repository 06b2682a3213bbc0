import { describe, test } from 'vitest';
import { expectAccessible, expectAccessibleSearch, expectAccessibleWork, states } from '../support/axe.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const all = states();

/** Checks every state once, and those that look different in the other scheme again. The slow tests cover all widths. */
describe.each([
  ['light', 320, Object.entries(all)],
  ['dark', 1280, ['article', 'a text with everything', 'results of a search'].map((name) => [name, all[name] ?? ''])],
] as const)('axe finds no violations, %s scheme, %i px wide', (colorScheme, width, tested) => {
  const options = { colorScheme, viewport: { width, height: 800 } };
  test.each(tested)('%s', async (_state, address) => expectAccessible(await open.shared(options), address));
  test('a work with its details open and words copied', async () => expectAccessibleWork(await open(options)));
  test('a search with open facets, and a failed search', async () => expectAccessibleSearch(await open(options)));
});
