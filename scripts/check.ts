import { checkContent, report } from '../src/check/index.ts';

const { complaints, counts } = await checkContent();
if (complaints.length > 0) {
  console.error(report(complaints));
  process.exitCode = 1;
} else {
  const found = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  console.log(`No mistakes in the content: ${found.join(', ')}.`);
}
