import { expect, test } from 'vitest';
import { takeApart, usedIn } from '../../src/styles/used.ts';

const page =
  '<html><head><link href="https://a.example/"></head><body><main class="wide open"><p>A</p><a href="/b/">B</a>';

test.each([
  ['an element that is there', 'p{color:red}', true],
  ['one that is not', 'table{color:red}', false],
  ['a class among others', '.open{color:red}', true],
  ['a class that only begins so', '.wid{color:red}', false],
  ['a class on the way', '.open > p a{color:red}', true],
  ['a class that is missing on the way', '.shut p{color:red}', false],
  ['one alternative of two', '.open :is(table, p){color:red}', true],
  ['no alternative', '.open :is(table, ul){color:red}', false],
  ['an attribute', '[href]:hover{color:red}', true],
  ['a link out, of which there is none', "a[href^='http']::after{color:red}", false],
  ['the root', ':root{color:red}', true],
  ['everything', '*,::before{color:red}', true],
  ['a state', 'p:target{color:red}', true],
  ['what is inside', '.open:has(.note)::after{color:red}', false],
  ['a direction', 'p:dir(ltr)::first-letter{color:red}', true],
])('keeps a rule for %s: %s', (_what, rule, kept) => {
  expect(usedIn(page, takeApart(rule))).toBe(kept ? rule : '');
});

test('keeps of several selectors those that match', () => {
  expect(usedIn(page, takeApart('.shut, p, table,.open{color:red}'))).toBe('p,.open{color:red}');
});

test.each([
  [
    'said once',
    ':root{--a:1px;--b:2px}p{x:var(--a);y:var(--b);z:var(--b)}',
    ':root{--b:2px}p{x:1px;y:var(--b);z:var(--b)}',
  ],
  ['not said', ':root{--b:2px;--a:calc(1px + 1em)}p{y:var(--b);z:var(--b)}', ':root{--b:2px;}p{y:var(--b);z:var(--b)}'],
  ['one within another', ':root{--a:1px;--b:f(var(--a))}p{x:var(--b)}', ':root{}p{x:f(1px)}'],
  [
    'never played',
    '@keyframes a{from,to{x:y}}@keyframes ab{0%{x:y}}p{animation:1s ab}',
    '@keyframes ab{0%{x:y}}p{animation:1s ab}',
  ],
  ['played by none that is there', '@keyframes a{from,to{x:y}}table{animation:a 1s}', ''],
  ['given twice', ':root{--a:1px}p{--a:2px;x:var(--a)}', ':root{--a:1px}p{--a:2px;x:var(--a)}'],
])('writes what is named and %s', (_what, css, expected) => {
  expect(usedIn(page, takeApart(css))).toBe(expected);
});

test('keeps conditions and layers around what is used, and nothing empty', () => {
  const css = '@layer a, b;@layer a{p{x:y}table{x:y}}@media print{table{x:y}}@page{margin:0}';
  expect(usedIn(page, takeApart(css))).toBe('@layer a, b;@layer a{p{x:y}}@page{margin:0}');
});
