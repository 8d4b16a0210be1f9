import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallError } from './install-error.mjs';
import { withInstallLock } from './install-lock.mjs';
import { installStep } from './install-step.mjs';
import { CACHE, tell } from './project.mjs';

// Listed for each purpose: without them a start goes on with tones, while the tests judge what is recorded.
const SOUNDS = [
  { name: 'asterisk-core-sounds-en-wav', neededFor: 'recorded prompts in English' },
  { name: 'asterisk-core-sounds-fr-wav', neededFor: 'recorded prompts in French' },
  { name: 'asterisk-core-sounds-es-wav', neededFor: 'recorded prompts in Spanish' },
  { name: 'asterisk-core-sounds-it-wav', neededFor: 'recorded prompts in Italian' },
  { name: 'asterisk-core-sounds-ru-wav', neededFor: 'recorded prompts in Russian' },
  { name: 'asterisk-moh-opsound-wav', neededFor: 'music on hold' },
];

/**
 * Debian packages beyond Node.js. `optional`: when it cannot be had, the run goes on without what needs it.
 * @type {readonly { name: string, neededFor: string, purposes: readonly ('start' | 'test')[], optional?: boolean }[]}
 */
const PACKAGES = [
  ...SOUNDS.map((sound) => ({ ...sound, purposes: ['start'], optional: true })),
  ...SOUNDS.map((sound) => ({ ...sound, purposes: ['test'] })),
  {
    name: 'libspandsp2',
    neededFor: 'faxes, and calls between a phone with only G.722 and one without it',
    purposes: ['start', 'test'],
    optional: true,
  },
  {
    name: 'libopus0',
    neededFor: 'calls between a phone with only Opus and one without it',
    purposes: ['start', 'test'],
    optional: true,
  },
  { name: 'espeak-ng', neededFor: 'texts that are read aloud', purposes: ['start'], optional: true },
  { name: 'espeak-ng', neededFor: 'tests of texts that are read aloud', purposes: ['test'] },
  { name: 'sip-tester', neededFor: 'tests with SIP scenarios', purposes: ['test'] },
  { name: 'kamailio', neededFor: 'tests with providers that register us', purposes: ['test'] },
  { name: 'sipvicious', neededFor: 'tests with SIP scanners', purposes: ['test'] },
  { name: 'tshark', neededFor: 'tests of capture files', purposes: ['test'] },
  { name: 'baresip-core', neededFor: 'tests with real softphones', purposes: ['test'] },
  { name: 'linphone-cli', neededFor: 'tests with real softphones', purposes: ['test'] },
  { name: 'curl', neededFor: 'tests of the recipes in the documents', purposes: ['test'] },
  { name: 'sox', neededFor: 'tests of prompts and recordings', purposes: ['test'] },
  { name: 'coturn', neededFor: 'tests of browsers behind a TURN server', purposes: ['test'] },
  { name: 'chromium-headless-shell', neededFor: 'tests of the portal and of WebRTC calls', purposes: ['test'] },
  { name: 'postgresql-15', neededFor: 'tests with an outside PostgreSQL', purposes: ['test'] },
];

// A server package must not start its server on this machine: in run level 1 Debian's install scripts do not.
const QUIET = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
const WAIT_FOR_OTHERS = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3'];
// What could not be had is not asked for again at every start.
const REFUSAL = join(CACHE, 'optional-packages-refused');
const ASK_AGAIN_MS = 24 * 3600 * 1000;
const STATUS_LINE = '${db:Status-Status} ${Package}\n';
const INSTALL = ['install', '-y', '-qq', '--no-install-recommends'];

/**
 * Installs the Debian packages that a purpose needs and that are missing. Without root or Debian it says which
 * command installs them and what does not work until then.
 * @param {'start' | 'test'} purpose
 * @throws {InstallError} when a package that is not optional cannot be installed by root on Debian
 */
export async function installDebianPackages(purpose) {
  const wanted = PACKAGES.filter(({ purposes }) => purposes.includes(purpose));
  if (missingOf(wanted).length === 0) return;
  const onlyRefused = missingOf(wanted).every(({ optional }) => optional) && refusedLately();
  if (onlyRefused || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    announce(missingOf(wanted));
    return;
  }
  await withInstallLock(async () => {
    const missing = missingOf(wanted);
    if (missing.length > 0) await install(missing);
  });
}

async function install(missing) {
  const options = { env: { ...process.env, ...QUIET } };
  tell(`Installing Debian packages: ${missing.map(({ name }) => name).join(' ')} ...`);
  await installStep('Completing an interrupted installation', 'dpkg', ['--configure', '-a'], options);
  const listsFailed = await outcome(
    installStep('Updating the package lists', 'apt-get', ['update', '-qq', ...WAIT_FOR_OTHERS], options),
  );
  const required = missing.filter(({ optional }) => !optional);
  if (required.length > 0) await aptInstall(required, options);
  const refused = [];
  for (const each of missing.filter(({ optional }) => optional)) {
    if (listsFailed ?? (await outcome(aptInstall([each], options)))) refused.push(each);
  }
  rmSync(REFUSAL, { force: true });
  if (refused.length === 0) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(REFUSAL, '');
  announce(refused);
}

function refusedLately() {
  const refusal = statSync(REFUSAL, { throwIfNoEntry: false });
  return refusal !== undefined && Date.now() - refusal.mtimeMs < ASK_AGAIN_MS;
}

function aptInstall(packages, options) {
  const names = packages.map(({ name }) => name);
  return installStep('Installing Debian packages', 'apt-get', [...INSTALL, ...WAIT_FOR_OTHERS, ...names], options);
}

/** The InstallError of a step, or nothing when it went well. A signal still ends everything. */
async function outcome(step) {
  try {
    await step;
    return undefined;
  } catch (error) {
    if (error instanceof InstallError && error.exitCode <= 128) return error;
    throw error;
  }
}

function missingOf(packages) {
  const names = packages.map(({ name }) => name);
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', STATUS_LINE, ...names], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const installed = new Set((stdout ?? '').split('\n'));
  return packages.filter(({ name }) => !installed.has(`installed ${name}`));
}

function announce(missing) {
  tell('These Debian packages are missing; what needs them does not work until they are installed:');
  for (const { name, neededFor } of missing) tell(`  ${name}: ${neededFor}`);
  tell(`  sudo apt-get install --no-install-recommends ${missing.map(({ name }) => name).join(' ')}`);
}
