import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ServerLog } from './server-log.ts';

async function newLog(rotateAt?: number) {
  const directory = await mkdtemp(join(tmpdir(), 'strowger-log-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const onLine = vi.fn();
  const file = join(directory, 'postgresql.log');
  return { directory, file, log, onLine, serverLog: new ServerLog(file, log, onLine, rotateAt) };
}

test('whole lines are stored with their time and passed on, serious ones as warnings', async () => {
  const { file, log, onLine, serverLog } = await newLog();
  serverLog.write('LOG:  checkpoint com');
  serverLog.write('plete\nFATAL:  out of memory\nERROR:  duplicate key');
  serverLog.close();
  expect(onLine.mock.calls.flat()).toEqual([
    'LOG:  checkpoint complete',
    'FATAL:  out of memory',
    'ERROR:  duplicate key',
  ]);
  expect(log.warn.mock.calls.flat()).toEqual(['PostgreSQL: FATAL:  out of memory']);
  expect(log.debug).toHaveBeenCalledTimes(2);
  const [first = ''] = (await readFile(file, 'utf8')).split('\n');
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z LOG: {2}checkpoint complete$/);
});

test('the file is set aside when it has grown, and few old ones are kept', async () => {
  const { directory, serverLog } = await newLog(100);
  for (let number = 0; number < 50; number += 1) serverLog.write(`LOG:  line ${number}\n`);
  serverLog.close();
  expect((await readdir(directory)).sort()).toEqual(['postgresql.log', 'postgresql.log.1', 'postgresql.log.2']);
});
