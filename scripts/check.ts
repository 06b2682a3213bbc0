import { checkContent, report } from '../src/check/index.ts';

const { complaints, counts } = await checkContent();
if (complaints.length > 0) {
  console.error(report(complaints));
  process.exitCode = 1;
} else {
  console.log(
    `Content: ${counts.articles} articles, ${counts.related} related readings, ${counts.tags} tags, no mistakes.`,
  );
}
