import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { InstallError } from './install-error.mjs';

const CLI = 'npm-cli.js';

/**
 * The npm program as a JavaScript file, so that any Node can run it: the npm that started us, or the one beside
 * the Node that runs us, or the one in the path.
 * @throws {InstallError} when there is none
 */
export function findNpm() {
  const found = candidates().find((path) => basename(path) === CLI && existsSync(path));
  if (!found)
    throw new InstallError('npm was not found. Install it (it comes with Node.js), or start with `npm start`.');
  return found;
}

function candidates() {
  const beside = join(dirname(realpathSync(process.execPath)), '../lib/node_modules/npm/bin', CLI);
  const inPath = (process.env.PATH ?? '').split(delimiter).map((folder) => realPath(join(folder, 'npm')));
  return [process.env.npm_execpath ?? '', beside, ...inPath, `/usr/share/nodejs/npm/bin/${CLI}`];
}

function realPath(path) {
  try {
    return realpathSync(path);
  } catch {
    return '';
  }
}

/**
 * Installs exactly what the lock file says, and quietly. Not `npm ci`: that refuses a lock file which lacks packages
 * of other platforms, as it is written where a registry does not carry them.
 */
export const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** The environment without what npm tells the scripts it runs: it would mislead another npm. */
export function withoutNpmVariables(environment) {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local_prefix|workspace))/.test(name),
    ),
  );
}
