import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/slowest-first.ts';

/** What follows in a moment may take a while on a busy machine. */
const patient = { expect: { poll: { timeout: 15_000 } } };
const wholeSystem = { ...patient, testTimeout: 60_000, hookTimeout: 90_000 };

/** They measure times or a minute of sound without a gap: nothing else may run beside them. */
const ALONE = ['tests/hostile/{guessing,flood}.test.ts', 'tests/calls/browser-minutes.test.ts'];

export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          ...patient,
          name: 'unit',
          include: ['{packages,apps}/**/src/**/*.test.ts'],
          exclude: ['packages/rtp/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // They wait for a database or a timer more than half of their time.
          maxWorkers: 4,
          // A worker loads the sources once, not once for each file: nothing at the top of a module may remember a test.
          isolate: false,
        },
      },
      {
        test: {
          ...patient,
          // Media threads and sockets end with the process of their file: what still sends must not reach the next one.
          name: 'media',
          include: ['packages/rtp/src/**/*.test.ts'],
          testTimeout: 30_000,
          maxWorkers: 3,
        },
      },
      {
        test: {
          ...wholeSystem,
          name: 'e2e',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, 'tests/portal/**'],
          globalSetup: 'tests/system/shared-servers.ts',
          // Calls last as long as they last: three files wait side by side, more would not be heard in time on two cores.
          maxWorkers: 3,
        },
      },
      {
        test: {
          ...wholeSystem,
          // Browsers take what they get of the machine: calls beside them would stutter.
          name: 'portal',
          include: ['tests/portal/**/*.test.ts'],
          maxWorkers: 3,
        },
      },
      {
        test: { ...wholeSystem, name: 'e2e-alone', include: ALONE, fileParallelism: false },
      },
    ],
  },
});
