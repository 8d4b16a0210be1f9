import { spawnSync } from 'node:child_process';

/** Of a converter's own memory, WebAssembly and pictures included. */
const MEMORY_BYTES = 2 * 2 ** 30;
const FILE_BYTES = 2 ** 30;
const CPU_SECONDS = 900;

/** Ways out of the network, the simplest first: as root, and in a namespace of users. */
const NO_NETWORK: readonly (readonly string[])[] = [
  ['unshare', '--net', '--'],
  ['unshare', '--user', '--map-current-user', '--net', '--'],
];
const LIMITS = ['prlimit', `--data=${MEMORY_BYTES}`, `--fsize=${FILE_BYTES}`, `--cpu=${CPU_SECONDS}`, '--core=0', '--'];

let known: readonly string[] | undefined;

/**
 * Words before a command that keep it from the network and bound what it takes, as far as this machine can (util-linux;
 * namespaces may be forbidden in containers).
 */
export function sandboxPrefix(): readonly string[] {
  known ??= [...(NO_NETWORK.find(works) ?? []), ...(works(LIMITS) ? LIMITS : [])];
  return known;
}

/** Whether commands are kept from the network here. */
export function isWithoutNetwork(): boolean {
  return sandboxPrefix()[0] === 'unshare';
}

function works([program = '', ...words]: readonly string[]): boolean {
  return spawnSync(program, [...words, 'true'], { stdio: 'ignore' }).status === 0;
}
