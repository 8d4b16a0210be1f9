import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallError } from './install-error.mjs';
import { withInstallLock } from './install-lock.mjs';
import { installStep } from './install-step.mjs';
import { findNpm, INSTALL, withoutNpmVariables } from './npm-command.mjs';
import { ROOT, tell } from './project.mjs';
import { fingerprint, installStamped, isInstalled } from './stamp.mjs';

const RUNTIME = join(ROOT, 'runtime');
const MODULES = join(RUNTIME, 'node_modules');

/**
 * Installs the Node.js that the project is pinned to, unless it is there.
 * @returns {Promise<string>} the path of its program; where none is made for this machine, that of the Node that
 *   runs us, when it is new enough
 * @throws {InstallError}
 */
export async function installNodeRuntime() {
  const name = `node-${process.platform}-${process.arch}`;
  const version = pinnedVersions()[name];
  if (!version) return currentNode(name);
  const program = join(MODULES, name, 'bin/node');
  const wanted = fingerprint([join(RUNTIME, 'package-lock.json')], name);
  const ready = () => isInstalled(MODULES, wanted) && existsSync(program);
  if (ready()) return program;
  await withInstallLock(async () => {
    if (ready()) return;
    tell(`Installing Node.js ${version} ...`);
    const options = { cwd: RUNTIME, env: withoutNpmVariables(process.env) };
    await installStamped(MODULES, wanted, () =>
      installStep('Installing Node.js', process.execPath, [findNpm(), ...INSTALL], options),
    );
    if (!existsSync(program)) throw new InstallError(`npm left out ${name}: are optional packages turned off?`);
  });
  return program;
}

function pinnedVersions() {
  return JSON.parse(readFileSync(join(RUNTIME, 'package.json'), 'utf8')).optionalDependencies;
}

function currentNode(name) {
  const needed = Math.max(...Object.values(pinnedVersions()).map((version) => Number.parseInt(version, 10)));
  if (Number.parseInt(process.versions.node, 10) >= needed) return process.execPath;
  throw new InstallError(`No Node.js is packaged as ${name}: please run this with Node.js ${needed} or newer.`);
}
