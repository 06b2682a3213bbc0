import { expect, test } from 'vitest';
import { urlKey, withoutTracking } from '../../../src/values/urls.ts';

const page = 'https://www.wax.example/On-wax';

test.each([
  ['?utm_source=newsletter&utm_medium=mail', ''],
  ['?UTM_Source=rss', ''],
  ['?fbclid=abc#dipping', '#dipping'],
  ['?p=2&gclid=x&q=a%20b&mc_cid=1&mc_eid=2&igshid=3&ref_src=twsrc', '?p=2&q=a%20b'],
  ['?fbclid', ''],
  ['?reference=fbclid&source=utm_source', '?reference=fbclid&source=utm_source'],
  ['?', '?'],
  ['#?utm_source=rss', '#?utm_source=rss'],
])('withoutTracking › makes %s of a page %j', (written, expected) =>
  expect(withoutTracking(page + written)).toBe(page + expected),
);

test('withoutTracking › leaves text that is not a URL as it is', () => expect(withoutTracking('Wax?')).toBe('Wax?'));

test.each(['http://wax.example/On-wax/', `${page}?`, `${page}?utm_source=rss`, `${page}#dipping`])(
  'urlKey › is the same for one page: %s',
  (url) => expect(urlKey(url)).toBe('wax.example/On-wax'),
);

test.each([
  ['https://wax.example:8080/', 'wax.example:8080'],
  ['https://wax.example/w%C3%A4chse?p=2', 'wax.example/w%c3%a4chse?p=2'],
  ['On wax', 'On wax'],
])('urlKey › of %s is %s', (url, key) => expect(urlKey(url)).toBe(key));
