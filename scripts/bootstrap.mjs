#!/usr/bin/env node
// Makes a bare clone run: `bootstrap.mjs start [args]` and `bootstrap.mjs test [filter]`, on Node 18 or newer and
// without any package. Installs what is missing (Node, npm packages, Debian packages), then hands over.
import { join } from 'node:path';
import { installDebianPackages } from './bootstrap/debian-packages.mjs';
import { InstallError } from './bootstrap/install-error.mjs';
import { installNodeRuntime } from './bootstrap/node-runtime.mjs';
import { installNpmPackages } from './bootstrap/npm-packages.mjs';
import { CACHE } from './bootstrap/project.mjs';
import { runProgram } from './bootstrap/run-program.mjs';
import { runTests } from './bootstrap/run-tests.mjs';

const [purpose, ...args] = process.argv.slice(2);

if (purpose !== 'start' && purpose !== 'test') {
  process.stderr.write('usage: node scripts/bootstrap.mjs start [arguments of the server] | test [filter]\n');
  process.exit(2);
}

try {
  // What was compiled once starts in half the time.
  process.env.NODE_COMPILE_CACHE ??= join(CACHE, 'compiled');
  const node = await installNodeRuntime();
  await installNpmPackages(node);
  await installDebianPackages(purpose);
  const run = purpose === 'start' ? runProgram(node, ['apps/server/src/main.ts', ...args]) : runTests(node, args);
  process.exitCode = await run;
} catch (error) {
  if (!(error instanceof InstallError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
