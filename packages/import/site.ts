/** Everything that the importers use from the site. Their other files import nothing from outside this package. */
export { slug } from '../../src/values/slug.ts';
export { fullName, type Person, personId, sortName } from '../../src/values/names.ts';
export { invertedName, isOthers, isSuffix, personOf, splitName } from '../../src/values/name-words.ts';
export { babelNames } from '../../src/values/babel.ts';
export { escapeXml } from '../../src/values/escape.ts';
export { urlKey, withoutTracking } from '../../src/values/urls.ts';
export { decodeEscapes } from '../../src/values/escapes.ts';
export { type DateReading, readDate } from '../../src/values/date-words.ts';
export { typesIn, type WorkType, workTypeNames, workTypes } from '../../src/schemas/work-types.ts';
export { sourceFields, type SourceTextField, sourceTextFields } from '../../src/schemas/source-fields.ts';
export { creatorRoles, type Role, roles, roleTable, roleVariables } from '../../src/schemas/roles.ts';
export { related } from '../../src/schemas/related.ts';
export { licence } from '../../src/schemas/licence.ts';
export { doi, isbn, issn, pmid } from '../../src/schemas/identifiers.ts';
export { idPattern, type IssueParams, webUrl } from '../../src/schemas/field-types.ts';
export { correctDate } from '../../src/schemas/date-hints.ts';
export { removeHidden } from '../../src/schemas/characters.ts';
export { identifierKeys } from '../../src/library/identifier-keys.ts';
export { placeholderRights, placeholderTitle } from '../../src/library/drafts.ts';
/** Loads the processor that renders texts. Only tests need it, and it takes a third of the time in which a command starts. */
export const loadProcessor = async () => (await import('../../src/markdown/processor.ts')).markdown;
/** Loads what runs a command in the process of a test. */
export const loadScriptRunner = async () => (await import('../../tests/support/run-script.ts')).runScript;
export { parseMarkdown } from '../../src/markdown/parser.ts';
export { decorative } from '../../src/markdown/decorative.ts';
export { headingIds } from '../../src/markdown/anchors.ts';
export { blockText, numberedBlocks } from '../../src/markdown/blocks.ts';
export { asUnreadable, isSystemError, readRegularFile } from '../../src/files.ts';
export { childEnv, env, site } from '../../src/env.ts';
export { expandUnion } from '../../src/check/rules/frontmatter.ts';
export { parseContentFile } from '../../src/check/rules/yaml.ts';
export { isAllowedUrl } from '../../src/check/rules/links.ts';
export { maxTextBytes } from '../../src/check/rules/encoding.ts';
export { checkBody } from '../../src/check/rules/body.ts';
export { formatDiagnostic } from '../../src/check/report.ts';
export { displayPath } from '../../src/check/list-files.ts';
export { count } from '../../src/check/count.ts';
export { readWithdrawn } from '../../src/check/withdrawn.ts';
export { checkContent } from '../../src/check/index.ts';
export { type Diagnostic, errorsIn } from '../../src/check/diagnostic.ts';
export { explain, isMessage } from '../../scripts/support/command-error.ts';
export { writeWhole } from '../../scripts/support/write-file.ts';
export { excessiveGrowth } from '../../scripts/support/growth.ts';
export { seededRandom } from '../../scripts/support/random.ts';
export { outcome } from '../../scripts/support/outcome.ts';
export { printable } from '../../scripts/support/printable.ts';
export { readArguments } from '../../scripts/support/arguments.ts';
export { makeEntry } from '../../scripts/new/entry.ts';
export {
  type EntryCollection,
  findTag,
  type Library,
  type LibraryEntry,
  type LibraryTag,
  readLibrary,
} from '../../scripts/entries/library.ts';
export { withdrawalOf } from '../../scripts/entries/withdrawal.ts';
export { maxSlugLength, toId } from '../../scripts/entries/ids.ts';
export { contentFile, toNode, yamlStyle } from '../../scripts/entries/frontmatter.ts';
