import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournalSpool, readSpoolsOfDeadProcesses } from './journal-spool.ts';
import { callRecord } from './testing/call-record.ts';

const log = pino({ level: 'silent' });
const child = fileURLToPath(new URL('./testing/journal-until-killed.ts', import.meta.url));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strowger-spool-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/**
 * Runs the journalling process, kills it with -9 after some output, and gives what it said it had journalled: legs that
 * closed, and those that opened before the last of them did.
 */
async function journalAndKill(): Promise<{ opened: string[]; closed: string[] }> {
  const process_ = spawn(process.execPath, [child, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.length > 20_000) process_.kill('SIGKILL');
  });
  await once(process_, 'close');
  const complete = said.slice(0, said.lastIndexOf('\n') + 1).split('\n');
  const written = complete.slice(0, complete.findLastIndex((l) => l.startsWith('closed')) + 1);
  const named = (word: string) => written.filter((l) => l.startsWith(word)).map((l) => `call-${l.split(' ')[1]}`);
  return { opened: named('open '), closed: named('closed ') };
}

describe('the call journal on disk', () => {
  it('keeps every leg that was journalled before kill -9, finished or cut off', async () => {
    const said = await journalAndKill();
    const [left] = readSpoolsOfDeadProcesses(directory, log);
    const causes = new Map(left?.records.map((record) => [record.call_id, record.hangup_cause]));
    expect(said.closed.length).toBeGreaterThan(100);
    for (const id of said.closed) expect(causes.get(id)).toBe('NORMAL_CLEARING');
    const cutOff = said.opened.filter((id) => !said.closed.includes(id));
    expect(cutOff.length).toBeGreaterThan(100);
    for (const id of cutOff) expect(causes.get(id)).toBe('SYSTEM_SHUTDOWN');
  });

  it('takes a leg that was cut off to have ended at the last sign of life', async () => {
    await journalAndKill();
    const [left] = readSpoolsOfDeadProcesses(directory, log);
    const cutOff = left?.records.find((record) => record.hangup_cause === 'SYSTEM_SHUTDOWN');
    expect(cutOff?.end_time).toBeGreaterThan(Date.now() - 60_000);
  });

  it('leaves out a torn last line', async () => {
    await journalAndKill();
    const before = readSpoolsOfDeadProcesses(directory, log)[0]?.records.length;
    for (const name of readdirSync(directory)) appendFileSync(join(directory, name), '{"closed":{"call_id":"torn');
    expect(readSpoolsOfDeadProcesses(directory, log)[0]?.records).toHaveLength(before ?? -1);
  });

  it('writes no line for a leg that closes at once, and one for a leg that stays open', async () => {
    const spool = openJournalSpool(directory);
    const lines = () =>
      readdirSync(directory).flatMap(
        (name) => readFileSync(join(directory, name), 'utf8').match(/{"(opened|closed)"/g) ?? [],
      );
    spool.opened(callRecord({ call_id: 'short', answer_time: null }));
    spool.closed(callRecord({ call_id: 'short', answer_time: null }));
    expect(lines()).toEqual(['{"closed"']);
    spool.opened(callRecord({ call_id: 'long', answer_time: null }));
    await expect.poll(lines).toEqual(['{"closed"', '{"opened"']);
    spool.opened(callRecord({ call_id: 'longer', answer_time: null }));
    spool.closed(callRecord({ call_id: 'long', answer_time: null }));
    expect(lines()).toEqual(['{"closed"', '{"opened"', '{"opened"', '{"closed"']);
    spool.close();
  });

  it('has an answered leg on disk at once, one that rings a moment later', () => {
    const spool = openJournalSpool(directory);
    const written = () => readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'));
    spool.opened(callRecord({ call_id: 'ringing', answer_time: null }));
    expect(written()).toEqual(['']);
    spool.opened(callRecord({ call_id: 'talking', answer_time: 1_760_000_000_000 }));
    expect(written()).toEqual([expect.stringMatching(/"ringing"[\s\S]*"talking"/)]);
    spool.closed(callRecord({ call_id: 'ringing' }));
    spool.closed(callRecord({ call_id: 'talking' }));
    spool.close();
  });

  it('is not taken from a process that still runs', () => {
    const spool = openJournalSpool(directory);
    expect(readdirSync(directory)).toHaveLength(1);
    expect(readSpoolsOfDeadProcesses(directory, log)).toEqual([]);
    spool.close();
    expect(readdirSync(directory)).toEqual([]);
  });
});
