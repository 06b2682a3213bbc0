import { describeSmallLibrary } from '../support/small-libraries.ts';

// tests/release/sizes.test.ts has those of new owners
describeSmallLibrary('one related work', {
  navigation: ['Related reading', 'About', 'Search', 'Back to top'],
  front: ['Recently added', 'One'],
});
describeSmallLibrary('one tag', {
  navigation: ['Tags', 'About', 'Search', 'Back to top'],
  front: ['This library is empty', 'ink'],
});
describeSmallLibrary('two of each', {
  navigation: ['Articles', 'Related reading', 'Tags', 'About', 'Authors', 'Search', 'Back to top'],
  front: ['One', 'Two'],
});
