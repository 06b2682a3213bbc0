import { describe, expect, test } from 'vitest';
import { renderBody } from '../../support/render-body.ts';

describe('headings', () => {
  test.each([
    [
      'its words',
      '## The *old* quay',
      '<h2><a id="the-old-quay"></a><a href="#the-old-quay">The <em>old</em> quay</a></h2>',
    ],
    [
      'its words up to the mark of a note',
      '### Quay[^1]\n\n[^1]: N.',
      /^(<[^>]+>)?<h3><a id="quay"><\/a><a href="#quay">Quay<\/a><sup><a href="#fn-1"/,
    ],
    [
      'nothing, if it has a link of its own',
      '## See [there](https://a.example/)',
      '<h2><a id="see-there"></a>See <a href="https://a.example/">there</a></h2>',
    ],
  ])('link to themselves: %s', async (_case, body, expected) => {
    const html = await renderBody(body);
    if (typeof expected === 'string') expect(html).toBe(expected);
    else expect(html).toMatch(expected);
  });
});
