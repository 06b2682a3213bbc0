/** Everything that the laboratory uses of the site. Its other files import nothing from outside this package. */
export { checkContent } from '../../src/check/index.ts';
export { childEnv, env } from '../../src/env.ts';
export { decodeEscapes } from '../../src/values/escapes.ts';
export { resolveLibrary } from '../../src/library/library.ts';
export { paths } from '../../src/schemas/paths.ts';
export { LibraryIndex } from '../../src/search/browser/library-index.ts';
export { parseQuery, splitWords } from '../../src/search/browser/query.ts';
export { type QueryTerm, rank, rankWeights } from '../../src/search/browser/rank.ts';
export { type PagefindResult, rankingOptions, scoreWeights } from '../../src/search/pagefind/pagefind.ts';
export { foldText } from '../../src/search/shared/fold-text.ts';
export { truncateQuery } from '../../src/search/shared/state.ts';
export { foldStopWords, stopWords } from '../../src/search/shared/stop-words.ts';
export { readArguments } from '../../scripts/support/arguments.ts';
export { launch } from '../../scripts/support/browser.ts';
export { seededRandom } from '../../scripts/support/random.ts';
export { demoContent, runAstroBuild, runRelease, testOutput } from '../../scripts/support/run-build.ts';
export { serve } from '../../scripts/support/serve.ts';
export { testSettings } from '../../scripts/support/test-settings.ts';
