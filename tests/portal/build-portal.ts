import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BOOTSTRAP = fileURLToPath(new URL('../../scripts/bootstrap.mjs', import.meta.url));

/** Builds the portal where its sources have changed. */
export function buildPortal(): void {
  execFileSync(process.execPath, [BOOTSTRAP, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
