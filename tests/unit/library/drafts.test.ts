import { expect, test } from 'vitest';
import { whyUnpublished } from '../../../src/library/drafts.ts';

test.each([
  ['a work that was added before', { added: '2026-01-30' }, undefined],
  ['a work that is added on that day', { added: '2026-01-31' }, undefined],
  ['a work that is added later', { added: '2026-02-01' }, 'scheduled'],
  ['a draft', { draft: true, added: '2026-01-01' }, 'draft'],
  ['a draft that is added later', { draft: true, added: '2027-01-01' }, 'draft'],
  ['a draft without a day', { draft: true }, 'draft'],
  ['a work that is no draft any more', { draft: false, added: '2026-01-01' }, undefined],
  ['a day that is not valid, which the check reports', { added: '31 January 2026' }, undefined],
])('whyUnpublished › %s', (_name, fields, reason) => expect(whyUnpublished(fields, '2026-01-31')).toBe(reason));
