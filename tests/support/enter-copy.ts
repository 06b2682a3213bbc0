import { inject } from 'vitest';

/** Runs the tests of a file in the copy of the project that belongs to their worker. */
process.chdir(inject('projectCopies')[Number(process.env['VITEST_POOL_ID']) - 1] ?? '');
