import csl from '@citation-js/plugin-csl/lib/styles.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../src/citation/formatter.ts';
import { citationLocale, styles } from '../../../src/citation/styles.ts';

/** A style with a layout of its bibliography. */
const style = (layout: string, options = '') =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Own</title></info>` +
  `<citation><layout><text variable="title"/></layout></citation>` +
  `<bibliography ${options}><layout suffix=".">${layout}</layout></bibliography></style>`;

const number = '<text variable="citation-number" prefix="[" suffix="]"/>';
const title = '<text variable="title" font-style="italic"/>';
const place = '<text variable="publisher-place"/>';
const year = '<date variable="issued"><date-part name="year"/></date>';

describe('createFormatter', () => {
  const item = {
    type: 'book',
    title: 'Tide & <b>Table',
    author: [{ family: 'Moreau', given: 'Ines' }],
    publisher: 'Quay Press',
    'publisher-place': 'Brest',
    issued: { 'date-parts': [[1998]] },
  };

  test.each([
    ['a line', `<group delimiter=", ">${title}${year}</group>`, '', '<i>Tide &#38; &#60;b&#62;Table</i>, 1998.'],
    ['an aligned number', `${number}${title}`, 'second-field-align="flush"', '<i>Tide &#38; &#60;b&#62;Table</i>.'],
    ['an aligned name', `${place}${year}`, 'second-field-align="margin"', 'Brest 1998.'],
    [
      'a number in the line',
      `<group delimiter=" ">${number}${title}${year}</group>`,
      '',
      '<i>Tide &#38; &#60;b&#62;Table</i> 1998.',
    ],
    [
      'blocks',
      `<group display="block">${place}</group><group display="left-margin">${year}</group><group display="right-inline">${title}</group><text display="indent" variable="publisher"/>`,
      '',
      'Brest 1998 <i>Tide &#38; &#60;b&#62;Table</i> Quay Press.',
    ],
  ])('formats %s as a line', (_, layout, options, citation) => {
    const format = createFormatter(style(layout, options), citationLocale('en'));
    expect([format(item), format(item)]).toEqual([citation, citation]);
  });

  test.each([
    ['And so on …', '<i>And so on …</i> 1998.'],
    ['The “Tide.”', '<i>The “Tide.”</i> 1998.'],
    ['Who?', '<i>Who?</i> 1998.'],
    ['Wait...', '<i>Wait...</i> 1998.'],
  ])('ends the title %s once', (name, citation) => {
    const layout = `<group delimiter=". ">${title}${year}</group>`;
    expect(createFormatter(style(layout), citationLocale('en'))({ ...item, title: name })).toBe(citation);
  });

  test('formats a numeric style of a package', () => {
    const format = createFormatter(csl.vancouver, citationLocale('en'));
    expect(format(item)).toBe('Moreau I. Tide &#38; &#60;b&#62;Table. Brest: Quay Press; 1998.');
  });
});

test.each(['toString', 'constructor', '__proto__'])('createFormatter › cites a person named %s', (name) => {
  const format = createFormatter(styles.apa, citationLocale('en'));
  expect(format({ type: 'book', title: 'Tides', author: [{ family: name, given: 'valueOf' }] })).toContain(name);
});
