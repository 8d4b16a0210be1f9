import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = '.installed';

/** What an installation was made from: the content of the files and some words. */
export function fingerprint(files, ...words) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.update(words.join('\0')).digest('hex');
}

/** Whether `folder` (a node_modules) was completely installed from what `wanted` stands for. */
export function isInstalled(folder, wanted) {
  try {
    return readFileSync(join(folder, NAME), 'utf8') === wanted;
  } catch {
    return false;
  }
}

/** Empties the folder, runs `install`, and stamps the folder only when all of it has gone well. */
export async function installStamped(folder, wanted, install) {
  rmSync(folder, { recursive: true, force: true });
  await install();
  writeFileSync(join(folder, NAME), wanted);
}
