import { describe, expect, test } from 'vitest';
import { outgoingLinks } from '../../../scripts/check-links/collect.ts';
import { writers } from '../../../src/citation/formats.ts';
import { linkedData } from '../../../src/citation/linked-data.ts';
import { metadata } from '../../../src/citation/metadata.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { provenance } from '../../../src/phrases/provenance.ts';
import { wayToRead } from '../../../src/phrases/reading.ts';
import {
  elsewhere,
  searchedIdentifiers,
  type SourceTextField,
  sourceTextFields,
} from '../../../src/schemas/source-fields.ts';
import { address, plainText, sampleWork } from '../../support/sample-work.ts';

/** A value of each identifier. */
const values: Partial<Record<SourceTextField, string>> = {
  doi: '10.1000/182',
  pmid: '28723523',
  isbn: '978-0-14-044913-6',
  issn: '0015-7120',
  arxiv: '2301.12345',
};

const identifiers = sourceTextFields
  .filter(({ name }) => name !== undefined)
  .map((row) => ({ ...row, value: values[row.field] ?? '' }));

describe('sourceFields', () => {
  test.each(identifiers)('$field is in everything that is derived from a work', ({ field, value, name, link }) => {
    const work = sampleWork({ type: 'document', source: { [field]: value } });
    const { original } = workRecord(work, address);
    expect(provenance(work, plainText)).toContainEqual({ label: name, value: [{ text: value, href: link?.(value) }] });
    for (const write of Object.values(writers)) expect(write([original])).toContain(value);
    expect(metadata(work, { original }, address).map(({ content }) => content)).toContain(value);
    expect(JSON.stringify(linkedData(work, workRecord(work, address), address))).toContain(value);
  });

  test('names the archive of an eprint', () => {
    const { original } = workRecord(sampleWork({ type: 'document', source: { arxiv: '2301.12345' } }), address);
    expect(writers.bib([original])).toContain('  eprint = {2301.12345},\n  archiveprefix = {arXiv},\n');
    expect(writers.ris([original])).toContain('AN  - arXiv:2301.12345\r\n');
    expect(writers['csl.json']([original])).toContain('"note": "arXiv: 2301.12345"');
  });

  test.each([
    ['doi', ['https://doi.org/10.1000/182']],
    ['pmid', []],
    ['arxiv', ['https://arxiv.org/abs/2301.12345']],
  ] as const)('the link of %s is checked if it leads to the work', (field, links) => {
    const text = `---\ntitle: A\nsource:\n  ${field}: '${values[field]}'\n---\n`;
    expect(outgoingLinks('related/a.md', text).map(({ url }) => url)).toEqual(links);
  });
});

describe('elsewhere', () => {
  test.each([
    ['an archive before a catalogue', { pmid: '28723523', arxiv: '2301.12345' }, 'arXiv'],
    ['a catalogue', { pmid: '28723523' }, 'PubMed'],
    ['nothing for a DOI, which is an address of the publication', { doi: '10.1000/182' }, undefined],
  ])('returns %s', (_, source, site) => {
    expect(elsewhere(source)?.site).toBe(site);
  });

  test('is the link for a work without another address', () => {
    const { href, call } = wayToRead(sampleWork({ type: 'document', source: { arxiv: '2301.12345' } }));
    expect([href, call]).toEqual(['https://arxiv.org/abs/2301.12345', ['Read online: ', 'arXiv']]);
  });
});

test('searchedIdentifiers leaves out the number of a journal', () => {
  const found = searchedIdentifiers(values);
  expect(found).not.toContain(values.issn);
  expect(found).toHaveLength(Object.keys(values).length - 1);
});
