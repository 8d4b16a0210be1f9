#!/usr/bin/env node
// Makes a bare clone run: `bootstrap.mjs start [args]` and `bootstrap.mjs test [filter]`, on Node 18 or newer and
// without any package. Installs what is missing (Node, npm packages, Debian packages), builds the portal, then hands
// over. `bootstrap.mjs build` only builds the portal.
import { join } from 'node:path';
import { installDebianPackages } from './bootstrap/debian-packages.mjs';
import { InstallError } from './bootstrap/install-error.mjs';
import { installNodeRuntime } from './bootstrap/node-runtime.mjs';
import { installNpmPackages } from './bootstrap/npm-packages.mjs';
import { buildPortal } from './bootstrap/portal.mjs';
import { CACHE } from './bootstrap/project.mjs';
import { runProgram } from './bootstrap/run-program.mjs';
import { runTests } from './bootstrap/run-tests.mjs';

const [purpose, ...args] = process.argv.slice(2);

if (purpose !== 'start' && purpose !== 'test' && purpose !== 'build') {
  process.stderr.write('usage: node scripts/bootstrap.mjs start [arguments of the server] | test [filter] | build\n');
  process.exit(2);
}

try {
  // What was compiled once starts in half the time.
  process.env.NODE_COMPILE_CACHE ??= join(CACHE, 'compiled');
  const node = await installNodeRuntime();
  await installNpmPackages(node);
  if (purpose !== 'build') await installDebianPackages(purpose);
  await buildPortal(node);
  if (purpose === 'start') process.exitCode = await runProgram(node, ['apps/server/src/main.ts', ...args]);
  if (purpose === 'test') process.exitCode = await runTests(node, args);
} catch (error) {
  if (!(error instanceof InstallError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
