import { ignoreFile } from './ignored.ts';
import { recordFile } from './published.ts';
import { withdrawnFile } from './withdrawn.ts';

/** The names of the lists in the folder of the content, next to the folders of the collections. */
export const contentLists: readonly string[] = [recordFile, withdrawnFile, ignoreFile];
