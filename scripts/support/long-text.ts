import type { CheckHooks } from '../../src/check/check-file.ts';
import { printable } from './printable.ts';

/** Prints which long text is being checked: `Checking src/content/articles/a.md (640 KB)`. */
export const beforeLongText: CheckHooks['beforeLongText'] = (file, bytes) =>
  console.error(printable(`Checking ${file} (${Math.round(bytes / 1000)} KB)`));
