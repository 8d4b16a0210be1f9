import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './project.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ECHO_MS = 1000;
// Where it exists (util-linux), it lets no child outlive us, not even after kill -9.
const SETPRIV = '/usr/bin/setpriv';
const DIES_WITH_US = ['--pdeathsig', 'TERM', '--'];

/** The environment in which the pinned Node comes first: install scripts and `npm run` use it as well. */
export function environmentWith(node) {
  const path = [dirname(node), join(ROOT, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/**
 * Runs a program with the terminal's streams and the pinned Node first in its path.
 * @returns {Promise<number>} its exit code, 128 + the signal's number where a signal ended it
 */
export function runProgram(command, args, node = command) {
  const child = spawnForwarding(command, args, { env: environmentWith(node), stdio: 'inherit' });
  return exitCodeOf(child);
}

/**
 * Runs a program beside another one: what it writes is shown in one piece when it has ended.
 * @returns {Promise<number>} see runProgram
 */
export async function runBeside(command, args, node = command) {
  const child = spawnForwarding(command, args, { env: environmentWith(node), stdio: ['ignore', 'pipe', 'pipe'] });
  const written = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(chunk));
  const code = await exitCodeOf(child);
  process.stdout.write(Buffer.concat(written));
  return code;
}

/**
 * Starts a child in a process group of its own, so that Ctrl-C reaches it through us alone, and passes signals on.
 * A terminal and npm both send us the same Ctrl-C: repeats within a second are one and the same.
 */
export function spawnForwarding(command, args, options) {
  const [program, ...rest] = existsSync(SETPRIV) ? [SETPRIV, ...DIES_WITH_US, command, ...args] : [command, ...args];
  const child = spawn(program, rest, { cwd: ROOT, detached: true, ...options });
  const lastAt = new Map();
  const forward = (signal) => {
    const echo = Date.now() - (lastAt.get(signal) ?? 0) < ECHO_MS;
    lastAt.set(signal, Date.now());
    if (!echo) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  const done = () => {
    for (const signal of SIGNALS) process.off(signal, forward);
  };
  child.once('error', done).once('close', done);
  return child;
}

/** @returns {Promise<number>} see runProgram */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
