import type { RingAttempt, RingStep } from '@strowger/callplan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptState, beginRinging, noted, type RingSchedule, ringDue } from './ring-schedule.ts';

type Timing = Pick<RingStep, 'turns' | 'timeoutSeconds' | 'timeCounted'>;

const attempt: fc.Arbitrary<RingAttempt> = fc
  .record({ delaySeconds: fc.nat({ max: 40 }), timeoutSeconds: fc.integer({ min: 1, max: 40 }) })
  .map((times) => ({
    ...times,
    target: { kind: 'onward', number: '1001', steps: [] },
    confirms: false,
    callerId: { name: '', number: '' },
  }));

const turn = fc.array(attempt, { minLength: 1, maxLength: 4 }).map((attempts) => ({ attempts }));

const steps: fc.Arbitrary<Timing> = fc.record({
  turns: fc.array(turn, { minLength: 1, maxLength: 4 }),
  timeoutSeconds: fc.integer({ min: 1, max: 90 }),
  timeCounted: fc.constantFrom('all', 'unanswered'),
});

/** What phones do meanwhile: after so many ms, the one of these that is chosen by `which` is picked up, refuses … */
const deeds = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 20_000 }),
    which: fc.nat({ max: 3 }),
    state: fc.constantFrom<Exclude<AttemptState, 'waiting'>>('taken', 'ringing', 'failed', 'unanswered'),
  }),
  { maxLength: 8 },
);

interface Rung {
  readonly turn: number;
  readonly place: number;
  readonly from: number;
  until: number | null;
  /** It was picked up at some time: how long that lasted is nobody's business. */
  wasTaken: boolean;
}

/** Rings as a run does, by a clock of its own; phones that ring come and go as told. */
function ring(step: Timing, told: readonly Deed[]) {
  const rung: Rung[] = [];
  const turnsBegan = [0];
  let now = 0;
  let schedule: RingSchedule = beginRinging(step, now);
  let deadline = Number.POSITIVE_INFINITY;
  const upcoming = [...told];
  for (let rounds = 0; rounds < 1_000; rounds++) {
    const before = schedule;
    const due = ringDue(step, schedule, now);
    for (const place of due.stop) settle(rung, before.turn, place, now);
    for (const place of due.start) rung.push({ turn: before.turn, place, from: now, until: null, wasTaken: false });
    schedule = due.schedule;
    if (schedule.turn !== before.turn) turnsBegan.push(now);
    if (due.isOver) return { rung, turnsBegan, now };
    const next = upcoming[0];
    deadline = due.lookAt ?? Number.POSITIVE_INFINITY;
    const deedAt = next === undefined ? Number.POSITIVE_INFINITY : now + next.afterMs;
    if (next !== undefined && deedAt <= deadline) {
      upcoming.shift();
      now = deedAt;
      schedule = happened(schedule, next, rung, now);
    } else if (Number.isFinite(deadline)) now = Math.max(now, deadline);
    else {
      // Only a phone can change anything: whoever was asked says nothing.
      now += 1;
      const place = schedule.attempts.indexOf('taken');
      schedule = noted(schedule, place, 'unanswered');
      settle(rung, schedule.turn, place, now);
    }
  }
  throw new Error('the ringing never ends');
}

interface Deed {
  readonly afterMs: number;
  readonly which: number;
  readonly state: Exclude<AttemptState, 'waiting'>;
}

function happened(schedule: RingSchedule, { which, state }: Deed, rung: readonly Rung[], now: number): RingSchedule {
  const is = schedule.attempts[which];
  const mayBe = is === 'ringing' ? state !== 'ringing' : is === 'taken' && state !== 'taken';
  if (!mayBe) return schedule;
  const one = rung.find(({ turn, place }) => turn === schedule.turn && place === which);
  if (one !== undefined && (state === 'taken' || is === 'taken')) one.wasTaken = true;
  if (state === 'failed' || state === 'unanswered') settle(rung, schedule.turn, which, now);
  return noted(schedule, which, state);
}

function settle(rung: readonly Rung[], turn: number, place: number, now: number): void {
  const one = rung.find((candidate) => candidate.turn === turn && candidate.place === place);
  if (one !== undefined) one.until ??= now;
}

describe('the schedule of ringing (contract 20 §4.2)', () => {
  it('rings nobody before his delay or longer than his time', () => {
    fc.assert(
      fc.property(steps, deeds, (step, told) => {
        const { rung, turnsBegan } = ring(step, told);
        for (const one of rung) {
          const wanted = step.turns[one.turn]?.attempts[one.place];
          expect(one.from).toBeGreaterThanOrEqual((turnsBegan[one.turn] ?? 0) + (wanted?.delaySeconds ?? 0) * 1000);
          if (!one.wasTaken)
            expect((one.until ?? 0) - one.from).toBeLessThanOrEqual((wanted?.timeoutSeconds ?? 0) * 1000);
        }
      }),
    );
  });

  it('rings nobody beyond the limit, except for whoever has picked up', () => {
    fc.assert(
      fc.property(steps, deeds, (step, told) => {
        const { rung } = ring({ ...step, timeCounted: 'all' }, told);
        for (const { until, wasTaken } of rung) {
          if (!wasTaken) expect(until).toBeLessThanOrEqual(step.timeoutSeconds * 1000);
        }
      }),
    );
  });

  it('spends no more unanswered time than the limit where only that counts', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const { now } = ring({ ...step, timeCounted: 'unanswered' }, []);
        expect(now).toBeLessThanOrEqual(step.timeoutSeconds * 1000);
      }),
    );
  });

  it('never rings two turns at once, nor anybody twice', () => {
    fc.assert(
      fc.property(steps, deeds, (step, told) => {
        const { rung, turnsBegan } = ring(step, told);
        for (const one of rung) {
          const next = turnsBegan[one.turn + 1];
          if (next !== undefined) expect(one.until).toBeLessThanOrEqual(next);
        }
        expect(new Set(rung.map(({ turn, place }) => `${turn} ${place}`)).size).toBe(rung.length);
      }),
    );
  });

  it('goes through every turn while nobody answers and there is time', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const { rung } = ring({ ...step, timeoutSeconds: 10_000 }, []);
        const wanted = step.turns.flatMap(({ attempts }) => attempts);
        expect(rung).toHaveLength(wanted.length);
      }),
    );
  });
});

describe('rollover (contract 20 §4.2)', () => {
  const one = { confirms: false, callerId: { name: '', number: '' }, delaySeconds: 0, timeoutSeconds: 20 };
  const member: RingAttempt = { ...one, target: { kind: 'onward', number: '1001', steps: [] } };
  const turns = [{ attempts: [member] }, { attempts: [member] }];

  it('does not count the time of a member who was busy', () => {
    const step = { turns, timeoutSeconds: 20, timeCounted: 'unanswered' } as const;
    let schedule = ringDue(step, beginRinging(step, 0), 0).schedule;
    schedule = ringDue(step, noted(schedule, 0, 'failed'), 15_000).schedule;
    expect(ringDue(step, schedule, 15_000)).toMatchObject({ start: [0], lookAt: 35_000 });
    const sequence = { ...step, timeCounted: 'all' } as const;
    expect(ringDue(sequence, schedule, 15_000)).toMatchObject({ start: [0], lookAt: 20_000 });
  });
});
