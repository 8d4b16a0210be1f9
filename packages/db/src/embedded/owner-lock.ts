import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts';

interface Claim extends ProcessIdentity {
  id: string;
}

/** What an attempt to own a lock file came to. */
export type Ownership = { kind: 'owned'; release(): void } | { kind: 'taken'; pid: number };

function isClaim(value: unknown): value is Claim {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'startTime' in value &&
    typeof value.startTime === 'string' &&
    'bootId' in value &&
    typeof value.bootId === 'string'
  );
}

/** The claim in a lock file; undefined when there is no file. A file with anything else in it is nobody's claim. */
function readClaim(path: string): Claim | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isClaim(value)) return value;
  } catch {
    // Falls through to a claim that no process holds.
  }
  return { id: 'unreadable', pid: 0, startTime: '', bootId: '' };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

/** Puts a complete claim in place in one step, or finds the place taken: link(2) never replaces a file. */
function place(path: string, claim: Claim): boolean {
  const draft = `${path}.${claim.id}`;
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkIfThere(draft);
  }
}

/** A second call must not remove the claim of whoever came after us. */
function releaseOnce(path: string): () => void {
  let owned = true;
  return () => {
    if (owned) unlinkIfThere(path);
    owned = false;
  };
}

/**
 * Removes the claim of a process that is gone. Only whoever owns the right to break this very claim may remove it, so nobody
 * removes the claim that another has put in its place meanwhile; that right is a lock like this one.
 */
function breakClaim(path: string, stale: Claim): boolean {
  const right = claimFile(`${path}.break-${stale.id}`);
  if (right.kind === 'taken') return false;
  try {
    if (readClaim(path)?.id === stale.id) unlinkIfThere(path);
    return true;
  } finally {
    right.release();
  }
}

/**
 * Makes this process the owner of a lock file. A claim left by a process that is gone, even by kill -9 or a power cut, is taken over;
 * when several try at once, one wins.
 */
export function claimFile(path: string): Ownership {
  const self = identityOf(process.pid);
  if (self === undefined) throw new Error('The process cannot read its own entry in /proc.');
  const claim: Claim = { ...self, id: randomUUID() };
  for (;;) {
    if (place(path, claim)) return { kind: 'owned', release: releaseOnce(path) };
    const other = readClaim(path);
    if (other === undefined) continue;
    if (isRunning(other) || !breakClaim(path, other)) return { kind: 'taken', pid: other.pid };
  }
}
