import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** For what may be thrown away at any time: reports, locks. */
export const CACHE = join(ROOT, '.cache');

/** Tells the person at the terminal what goes on; standard output stays for the program's own words. */
export function tell(message) {
  process.stderr.write(`${message}\n`);
}
