/**
 * The only way to read files: whatever a person has put in a folder, a command either reads the file, or names it and
 * says what to do.
 */
import { accessSync, constants, lstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { getSystemErrorMessage } from 'node:util';

/** Why a file can't be read: the ids of the rules that report it. */
type Reason = 'files/not-a-regular-file' | 'encoding/file-too-large' | 'files/unreadable';

/** A file that can't be read. The message is a line for people: `path: problem (hint)`. */
export class UnreadableFile extends Error {
  readonly rule: Reason;
  /** The problem, in standard terms. */
  readonly problem: string;
  /** How to solve it. */
  readonly hint: string;

  constructor(path: string, rule: Reason, problem: string, hint: string, cause?: unknown) {
    super(`${path}: ${problem} (${hint})`, { cause });
    this.rule = rule;
    this.problem = problem;
    this.hint = hint;
  }
}

interface ReadOptions {
  /** The maximum size of the file, in bytes. */
  maxBytes: number;
  /** Whether the path is allowed to be a symbolic link. */
  links?: boolean;
}

/**
 * Reads a file. First checks that the file is a regular file, since reading a pipe or a device may never end, and that
 * the file is not too large. Throws an `UnreadableFile` if it can't be read.
 */
export function readRegularFile(path: string, options: ReadOptions): Buffer {
  assertReadable(path, options);
  try {
    return readFileSync(path);
  } catch (error) {
    throw asUnreadable(path, error);
  }
}

/** Throws an `UnreadableFile` if a file can't be read. */
export function assertReadable(path: string, { maxBytes, links = false }: ReadOptions): void {
  try {
    const stats = links ? statSync(path) : lstatSync(path);
    if (!stats.isFile())
      throw new UnreadableFile(
        path,
        'files/not-a-regular-file',
        `not a regular file but ${kindOf(stats)}`,
        stats.isDirectory() ? 'move the folder away' : 'replace it with the file itself',
      );
    if (stats.size > maxBytes)
      throw new UnreadableFile(
        path,
        'encoding/file-too-large',
        `size is ${stats.size} bytes`,
        `keep it under ${maxBytes} bytes`,
      );
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw asUnreadable(path, error);
  }
}

/**
 * Turns an operating system error into an error that names the file and says what to do. Returns other errors as they
 * are.
 */
export function asUnreadable(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const { problem, hint } = describeSystemError(error);
  return new UnreadableFile(path, 'files/unreadable', `cannot be read: ${problem}`, hint, error);
}

/** Returns whether a path is inside a folder, or is that folder. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/**
 * Returns why a path that someone typed can't be a folder's path; `undefined` if a folder exists there or could be
 * created.
 */
export function folderProblem(path: string): string | undefined {
  if (path.trim() === '') return 'is empty; name a folder, or leave the variable out';
  if (/\p{Cc}/u.test(path)) return `${JSON.stringify(path)} has a control character; correct the name`;
  if (isWithin(path, '.')) return `${path} has this whole project in it; name a folder of its own`;
  if (/^\/(?:proc|sys)(?:\/|$)/.test(resolve(path)))
    return `${path} belongs to the operating system; name another folder`;
  try {
    return statSync(path).isDirectory() ? undefined : `${path} is a file, not a folder; name another folder`;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { problem, hint } = describeSystemError(error);
    return error.code === 'ENOENT' ? undefined : `${path}: ${problem} (${hint})`;
  }
}

/** Reads a file as `readRegularFile` does, or returns `undefined` if it doesn't exist. */
export function readOptionalFile(path: string, options: ReadOptions): Buffer | undefined {
  try {
    return readRegularFile(path, options);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw error;
  }
}

const kindOf = (stats: Stats): string =>
  stats.isDirectory() ? 'a folder' : stats.isSymbolicLink() ? 'a symbolic link' : 'a pipe or a device';

/** Returns whether an error comes from the operating system. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { errno: number } =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number' && 'code' in error;

/** The common file system errors, each with a hint on what to do. */
const systemErrors: Readonly<Record<string, { problem: string; hint: string }>> = {
  EACCES: { problem: 'permission denied', hint: 'give the user who runs this command access to it' },
  EPERM: { problem: 'operation not permitted', hint: 'give the user who runs this command the right to it' },
  EISDIR: { problem: 'it is a folder, not a file', hint: 'move the folder away' },
  ENOTDIR: { problem: 'a file is where a folder should be', hint: 'move the file away' },
  EEXIST: { problem: 'something else has this name', hint: 'move it away, or choose another name' },
  EBUSY: { problem: 'another program or a mount uses it', hint: 'close that program, or choose another folder' },
  ELOOP: { problem: 'symbolic links lead to each other', hint: 'delete these links' },
  ENAMETOOLONG: { problem: 'the name is too long', hint: 'choose a shorter name' },
  ENOENT: { problem: 'it does not exist', hint: 'create it, or correct its name' },
  ENOSPC: { problem: 'the disk is full', hint: 'free some space' },
  EDQUOT: { problem: 'your part of the disk is full', hint: 'free some space' },
  EROFS: { problem: 'the disk is read-only', hint: 'choose a folder on another disk' },
  EMFILE: { problem: 'too many files are open', hint: 'close other programs' },
};

/** Describes an error of the operating system. */
export function describeSystemError({ code = '', errno = 0, syscall }: NodeJS.ErrnoException): {
  problem: string;
  hint: string;
} {
  if (syscall === 'watch' && code === 'ENOSPC')
    return { problem: 'too many files are watched', hint: 'close other programs that watch files' };
  const known = Object.hasOwn(systemErrors, code) ? systemErrors[code] : undefined;
  return known ?? { problem: getSystemErrorMessage(errno), hint: 'check the file and its disk' };
}
