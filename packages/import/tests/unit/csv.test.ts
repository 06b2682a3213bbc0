import { describe, expect, test } from 'vitest';
import { columnsOf, readCsv } from '../../csv.ts';

const cells = (text: string) => readCsv(text).map(({ line, get }) => [line, get('a'), get('b')]);

describe('readCsv', () => {
  test.each([
    ['a,b\n1,2\n', [[2, '1', '2']]],
    ['A, b \n 1 ,2', [[2, '1', '2']]],
    ['a,b\n"1,\n2","x ""y"""\n3,', [[2, '1,\n2', 'x "y"'], [4, '3', '']]], // prettier-ignore
    ['a,b\n1\n\n,2', [[2, '1', ''], [4, '', '2']]], // prettier-ignore
    ['a,b\n1,say "hi"\n', [[2, '1', 'say "hi"']]],
    ['b,a\n1,2', [[2, '2', '1']]],
    ['a\n1', [[2, '1', '']]],
    ['', []],
  ])('reads %j', (text, rows) => expect(cells(text)).toEqual(rows));

  test('says where a quotation mark is not closed', () =>
    expect(() => readCsv('a,b\n1,2\n"3,4\n')).toThrow('line 3: a quotation mark'));
});

test.each([
  ['Title,URL\nx,y', ['title', 'url']],
  ['"Dear Ann," she wrote', []],
])('columnsOf %j', (text, columns) => expect(columnsOf(text)).toEqual(columns));
