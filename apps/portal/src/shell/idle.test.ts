import { expect, it } from 'vitest';
import { idleStage } from './idle.ts';

const MINUTE = 60_000;

it('warns after the minutes of the policy, and ends the session a minute later', () => {
  expect(idleStage(29 * MINUTE, 30)).toEqual({ stage: 'active' });
  expect(idleStage(30 * MINUTE, 30)).toEqual({ stage: 'warned', secondsLeft: 60 });
  expect(idleStage(30.5 * MINUTE, 30)).toEqual({ stage: 'warned', secondsLeft: 30 });
  expect(idleStage(31 * MINUTE, 30)).toEqual({ stage: 'over' });
});
