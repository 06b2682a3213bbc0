import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorsIn } from '../../../src/check/diagnostic.ts';
import { checkContent } from '../../../src/check/index.ts';
import { env } from '../../../src/env.ts';

interface Case {
  name: string;
  files: Record<string, string>;
  public?: string[];
}

const { today } = env;
const temporary: string[] = [];
afterEach(async () => {
  env.today = today;
  for (const folder of temporary.splice(0)) await rm(folder, { recursive: true });
});

/** Checks a folder as of a day. Returns the place and the rule of each error. */
async function errorsOn(day: string, folder: string): Promise<string[]> {
  env.today = day;
  const { diagnostics } = await checkContent(join(folder, 'content'), new Map(), join(folder, 'public'));
  return errorsIn(diagnostics).map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule} ${/\/\S+\//.exec(message)?.[0] ?? ''}`,
  );
}

const cases = parse(await readFile('tests/fixtures/rules/scheduled.yaml', 'utf8')) as Case[];

test.each(cases)('no error appears on the day of a scheduled work that is not reported before: $name', async (one) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-scheduled-'));
  temporary.push(folder);
  await cp('tests/fixtures/sound', join(folder, 'content'), { recursive: true });
  const files = [
    ...Object.entries(one.files).map(([path, text]) => [join('content', path), text] as const),
    ...(one.public ?? []).map((path) => [join('public', path), 'Words.'] as const),
  ];
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const before = await errorsOn(today, folder);
  expect(before).not.toEqual([]);
  for (const day of ['2027-01-03', '2027-01-10', '2027-01-17']) {
    const later = await errorsOn(day, folder);
    expect(later.filter((error) => !before.includes(error))).toEqual([]);
  }
});
