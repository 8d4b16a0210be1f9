import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Readings } from './readings.ts';

let data: string;
let readings: Readings;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'readings-'));
  readings = new Readings(data, { count: 2, bytes: 1000, idleMs: 60_000 });
});
afterEach(async () => {
  vi.useRealTimers();
  await readings.close();
  await rm(data, { recursive: true });
});

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const isGone = (path: string) => vi.waitFor(async () => expect(await isThere(path)).toBe(false));
const take = (key: string, bytes = 10) => readings.take(key, async () => Buffer.alloc(bytes));

it('a text is made once, also by two who want it at the same moment', async () => {
  const make = vi.fn(async () => Buffer.from('wav'));
  const [one, other] = await Promise.all([readings.take('a', make), readings.take('a', make)]);
  expect(one.path).toBe(other.path);
  expect(make).toHaveBeenCalledTimes(1);
});

it('what is not wanted any more goes, the longest unwanted first; what is heard stays', async () => {
  const heard = await take('a');
  const [second, third] = [await take('b'), await take('c')];
  second.release();
  third.release();
  third.release();
  await isGone(second.path);
  expect([await isThere(heard.path), await isThere(third.path)]).toEqual([true, true]);
  heard.release();
  expect(readings.count).toBe(2);
});

it('no more than so many octets are kept', async () => {
  const [big, other] = [await take('a', 800), await take('b', 300)];
  big.release();
  await isGone(big.path);
  expect(await isThere(other.path)).toBe(true);
});

it('what nobody has asked for during a time goes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const reading = await take('a');
  reading.release();
  (await take('a')).release();
  vi.advanceTimersByTime(59_000);
  expect(readings.count).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(readings.count).toBe(0);
  vi.useRealTimers();
  await isGone(reading.path);
});

it('what could not be made is tried again', async () => {
  await expect(readings.take('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await isThere((await take('a')).path)).toBe(true);
});

it('nothing is left at the end', async () => {
  await take('a');
  await readings.close();
  expect(await readdir(join(data, 'fax-work'))).toEqual([]);
});
