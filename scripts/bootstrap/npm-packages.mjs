import { join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { installStep } from './install-step.mjs';
import { findNpm, INSTALL, withoutNpmVariables } from './npm-command.mjs';
import { ROOT, tell } from './project.mjs';
import { environmentWith } from './run-program.mjs';
import { fingerprint, installStamped, isInstalled } from './stamp.mjs';

const MODULES = join(ROOT, 'node_modules');

/**
 * Installs the npm packages of the lock file, unless they are there. npm runs on the pinned Node, since it picks
 * versions for the Node that runs it.
 * @param {string} node path of the pinned Node
 * @throws {import('./install-error.mjs').InstallError}
 */
export async function installNpmPackages(node) {
  const wanted = fingerprint([join(ROOT, 'package-lock.json'), join(ROOT, '.npmrc')], node);
  if (isInstalled(MODULES, wanted)) return;
  await withInstallLock(async () => {
    if (isInstalled(MODULES, wanted)) return;
    tell('Installing npm packages ...');
    const options = { env: withoutNpmVariables(environmentWith(node)) };
    await installStamped(MODULES, wanted, () =>
      installStep('Installing npm packages', node, [findNpm(), ...INSTALL], options),
    );
  });
}
