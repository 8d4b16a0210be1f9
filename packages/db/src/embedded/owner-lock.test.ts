import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFile } from './owner-lock.ts';
import { identityOf, isRunning } from './process-identity.ts';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'strowger-lock-'));
  path = join(directory, 'owner.lock');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** A process that says how claiming went and then waits until its input ends. */
function claimer() {
  const program = `
    import { claimFile } from ${JSON.stringify(join(import.meta.dirname, 'owner-lock.ts'))};
    process.stdin.once('data', () => {
      const outcome = claimFile(${JSON.stringify(path)});
      process.stdout.write(outcome.kind + '\\n');
    });
    process.stdout.write('up\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = async (): Promise<string> => {
    const [chunk]: unknown[] = await once(child.stdout, 'data');
    return String(chunk).trim();
  };
  return { child, said };
}

describe('a lock file', () => {
  test('has one owner, who can give it back', () => {
    const owned = claimFile(path);
    expect(owned.kind).toBe('owned');
    expect(claimFile(path)).toEqual({ kind: 'taken', pid: process.pid });
    if (owned.kind === 'owned') owned.release();
    expect(claimFile(path).kind).toBe('owned');
  });

  test('is not taken from its next owner by giving it back twice', () => {
    const first = claimFile(path);
    if (first.kind === 'owned') first.release();
    claimFile(path);
    if (first.kind === 'owned') first.release();
    expect(claimFile(path).kind).toBe('taken');
  });

  test('of a process that was killed is taken over, by exactly one of those who try at once', async () => {
    const victim = claimer();
    await victim.said();
    victim.child.stdin.write('go\n');
    expect(await victim.said()).toBe('owned');
    expect(claimFile(path)).toEqual({ kind: 'taken', pid: victim.child.pid });
    victim.child.kill('SIGKILL');
    await once(victim.child, 'exit');

    const heirs = [claimer(), claimer(), claimer()];
    await Promise.all(heirs.map(({ said }) => said()));
    const outcomes = heirs.map(({ said }) => said());
    for (const { child } of heirs) child.stdin.write('go\n');
    expect((await Promise.all(outcomes)).sort()).toEqual(['owned', 'taken', 'taken']);
    expect(await readdir(directory)).toEqual(['owner.lock']);
    for (const { child } of heirs) child.kill('SIGKILL');
  });

  test('with the number of a running process, but from an earlier start or boot, is taken over', async () => {
    claimFile(path);
    const claim: unknown = JSON.parse(await readFile(path, 'utf8'));
    for (const change of [{ startTime: '1' }, { bootId: 'another' }]) {
      await writeFile(path, JSON.stringify({ ...(claim instanceof Object ? claim : {}), id: 'old', ...change }));
      expect(claimFile(path).kind).toBe('owned');
    }
  });

  test('cut short by a power failure belongs to nobody', async () => {
    await writeFile(path, '{"pid":1');
    expect(claimFile(path).kind).toBe('owned');
  });
});

test('a process is told apart from a later one with its number', () => {
  const self = identityOf(process.pid);
  expect(self && isRunning(self)).toBe(true);
  expect(self && isRunning({ ...self, startTime: '1' })).toBe(false);
  expect(identityOf(2 ** 30)).toBeUndefined();
});
