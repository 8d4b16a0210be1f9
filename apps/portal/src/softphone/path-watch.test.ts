import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PathWatch } from './path-watch.ts';

let canRestart: boolean;
let told: string[];
let watch: PathWatch;

beforeEach(() => {
  vi.useFakeTimers();
  canRestart = true;
  told = [];
  watch = new PathWatch({
    restart: () => {
      told.push(canRestart ? 'restart' : 'cannot restart');
      return canRestart;
    },
    tell: (lost) => told.push(lost ? 'lost' : 'found'),
  });
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

it('a path that comes back by itself within two seconds is left alone', () => {
  watch.changed('connected');
  watch.changed('disconnected');
  vi.advanceTimersByTime(1999);
  watch.changed('connected');
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});

it('a path that is lost is told of and looked for anew, until it is found', () => {
  watch.changed('disconnected');
  vi.advanceTimersByTime(2000);
  expect(told).toEqual(['lost', 'restart']);
  watch.changed('checking');
  vi.advanceTimersByTime(8000);
  expect(told).toEqual(['lost', 'restart', 'restart']);
  watch.changed('connected');
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['lost', 'restart', 'restart', 'found']);
});

it('a restart waits until there is a connection to ask over', () => {
  canRestart = false;
  watch.changed('failed');
  vi.advanceTimersByTime(1000);
  canRestart = true;
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['lost', 'cannot restart', 'cannot restart', 'restart']);
});

it('an ended call asks for nothing any more', () => {
  watch.changed('failed');
  watch.close();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['lost', 'restart']);
});
