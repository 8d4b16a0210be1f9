import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CACHE, tell } from './project.mjs';

const LOCK = join(CACHE, 'install.lock');
const POLL_MS = 100;

/**
 * Runs `install` while no other process installs into this clone; waits for its turn. The lock of a process that
 * is gone counts for nothing.
 */
export async function withInstallLock(install) {
  mkdirSync(CACHE, { recursive: true });
  const me = identityOf(process.pid);
  let told = false;
  while (!take(LOCK, me)) {
    const owner = ownerOf(LOCK);
    const waits = owner !== undefined && isAlive(owner);
    if (owner !== undefined && !waits) takeAway(owner, me);
    if (waits && !told) tell(`Waiting for process ${owner.split(' ')[0]}, which is installing ...`);
    told ||= waits;
    await delay(waits ? POLL_MS : 5);
  }
  try {
    return await install();
  } finally {
    if (ownerOf(LOCK) === me) rmSync(LOCK, { force: true });
  }
}

/** A hard link comes into being with its content or not at all: nobody reads a half-written lock. */
function take(lock, me) {
  const draft = `${LOCK}.${process.pid}`;
  writeFileSync(draft, me);
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only the one process that holds the dead owner's estate may remove its lock: a new owner's lock stays. */
function takeAway(deadOwner, me) {
  const estate = `${LOCK}.of-${deadOwner.replace(' ', '-')}`;
  if (!take(estate, me)) {
    const heir = ownerOf(estate);
    if (heir !== undefined && !isAlive(heir)) rmSync(estate, { force: true });
    return;
  }
  if (ownerOf(LOCK) === deadOwner) rmSync(LOCK, { force: true });
  rmSync(estate, { force: true });
}

function ownerOf(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}

/** Process id and start time, since ids are used again. */
function identityOf(pid) {
  return `${pid} ${startTimeOf(pid) ?? '-'}`;
}

function isAlive(owner) {
  const [pid, startTime] = owner.split(' ');
  if (startTime !== '-') return startTimeOf(Number(pid)) === startTime;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat; the program's name before it may hold spaces. Undefined where there is no /proc. */
function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
