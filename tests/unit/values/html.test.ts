import { expect, test } from 'vitest';
import { withoutStyles } from '../../../src/values/html.ts';

test.each([
  [
    'removes the styles in the head',
    '<head><style>p{}</style><title>A</title></head><p>B',
    '<head><title>A</title></head><p>B',
  ],
  ['removes each of them', '<head><style>a{}</style><style>b{}</style></head>', '<head></head>'],
  [
    'keeps an attribute that names the element',
    '<head><meta content="About <style>"><style>p{}</style></head>',
    '<head><meta content="About <style>"></head>',
  ],
  [
    'keeps the text as it is',
    '<head></head><pre>&lt;style></pre><style>p{}</style>',
    '<head></head><pre>&lt;style></pre><style>p{}</style>',
  ],
  ['keeps a page without a head', '<p>A', '<p>A'],
])('%s', (_, page, expected) => {
  expect(withoutStyles(page)).toBe(expected);
});
