import { changeIds } from './command.ts';

await changeIds('merge');
