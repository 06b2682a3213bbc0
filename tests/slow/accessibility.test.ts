import { describe, test } from 'vitest';
import { expectAccessible, expectAccessibleSearch, states } from '../support/axe.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (colorScheme) => {
  describe.each([320, 768, 1280])('%i px wide', (width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    test.each(Object.entries(states()))('%s', async (_state, address) =>
      expectAccessible(await open(options), address),
    );
    test('a search with its facets open, and one that could not be done', async () =>
      expectAccessibleSearch(await open(options)));
  });
});
