import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { installStep } from './install-step.mjs';
import { ROOT, tell } from './project.mjs';
import { environmentWith } from './run-program.mjs';
import { fingerprint, installStamped, isInstalled } from './stamp.mjs';

const PORTAL = join(ROOT, 'apps/portal');
const DIST = join(PORTAL, 'dist');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
/** What the portal is built from; the lock file stands for all packages. */
const SOURCES = ['apps/portal', 'packages/client', 'package-lock.json', 'tsconfig.json'].map((path) =>
  join(ROOT, path),
);

/**
 * Builds the portal, unless it was built from these very sources. The old one is served until the new one is whole.
 * @param {string} node path of the pinned Node
 * @throws {import('./install-error.mjs').InstallError}
 */
export async function buildPortal(node) {
  if (isInstalled(DIST, wantedOf(node))) return;
  await withInstallLock(async () => {
    const wanted = wantedOf(node);
    if (isInstalled(DIST, wanted)) return;
    tell('Building the portal ...');
    const fresh = join(PORTAL, `dist-${process.pid}`);
    try {
      await installStamped(fresh, wanted, () =>
        installStep('Building the portal', node, [VITE, 'build', '--outDir', fresh, '--logLevel', 'warn'], {
          cwd: PORTAL,
          // Whatever this process runs in, a test run included: React has another, slower build for development.
          env: { ...environmentWith(node), NODE_ENV: 'production' },
        }),
      );
      rmSync(DIST, { recursive: true, force: true });
      renameSync(fresh, DIST);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

function wantedOf(node) {
  const files = SOURCES.flatMap(filesOf).sort();
  return fingerprint(files, node, ...files.map((file) => relative(ROOT, file)));
}

/** Tests, documents and what was made are no sources. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.test\.tsx?$|\.md$/.test(path) ? [] : [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && !name.startsWith('dist') && !name.startsWith('.'))
    .flatMap((name) => filesOf(join(path, name)));
}
