/**
 * A preload script (`node --import`) for the commands that an editor waits for: Node then stores the compiled modules, so
 * that the next command neither compiles them nor strips their types. It is JavaScript because its own types would have to
 * be stripped each time. If the folder can't be written, the commands work without it.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache('node_modules/.cache/node');
