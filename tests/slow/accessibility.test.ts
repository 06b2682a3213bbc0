import { describe, test } from 'vitest';
import { expectAccessible, expectAccessibleSearch, expectAccessibleWork, states } from '../support/axe.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();

describe.each(['light', 'dark'] as const)('axe reports no violations in %s mode', (colorScheme) => {
  describe.each([320, 768, 1280])('at %i px', (width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    test.each(Object.entries(states()))('%s', async (_state, address) =>
      expectAccessible(await open(options), address),
    );
    test('a work with its details open and words copied', async () => expectAccessibleWork(await open(options)));
    test('search with open filters, while typing and after a network error', async () =>
      expectAccessibleSearch(await open(options)));
  });
});
