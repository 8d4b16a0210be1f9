import type { RingStep, RingTurn } from '@strowger/callplan';

/** Where one that is to be rung stands. `taken`: picked up and not decided yet; it is left alone however late it is. */
export type AttemptState = 'waiting' | 'ringing' | 'taken' | 'unanswered' | 'failed';

/** The ringing of a step as it stands. Times are milliseconds of one clock. */
export interface RingSchedule {
  readonly turn: number;
  readonly startedAt: number;
  readonly turnStartedAt: number;
  /** What the turns before this one took of the limit, where only unanswered time counts. */
  readonly spentMs: number;
  /** Of the present turn, in its order. */
  readonly attempts: readonly AttemptState[];
}

/** What is to be done now: indices into the present turn. */
export interface RingDue {
  readonly schedule: RingSchedule;
  readonly stop: readonly number[];
  readonly start: readonly number[];
  /** Look again then at the latest; null: only what the phones do can change anything. */
  readonly lookAt: number | null;
  /** Nobody rings any more and nobody will. */
  readonly isOver: boolean;
}

type Timing = Pick<RingStep, 'turns' | 'timeoutSeconds' | 'timeCounted'>;

export function beginRinging(step: Timing, now: number): RingSchedule {
  const attempts = (step.turns[0]?.attempts ?? []).map((): AttemptState => 'waiting');
  return { turn: 0, startedAt: now, turnStartedAt: now, spentMs: 0, attempts };
}

/** One was picked up, rings again after that, failed, or was picked up by nobody who took the call. */
export function noted(schedule: RingSchedule, index: number, state: Exclude<AttemptState, 'waiting'>): RingSchedule {
  return { ...schedule, attempts: schedule.attempts.with(index, state) };
}

/**
 * What is due at `now`: each attempt rings from its delay on for its timeout, nothing rings beyond the limit of the step,
 * and a turn begins when the one before it is over (contract 20 §4.2). Attempts of a turn that ends are all over: a caller
 * of this function that acts on `start` and `stop` never rings two turns at once.
 */
export function ringDue(step: Timing, schedule: RingSchedule, now: number): RingDue {
  const deadline = deadlineOf(step, schedule);
  const attempts = [...schedule.attempts];
  const [stop, start]: [number[], number[]] = [[], []];
  let lookAt = Number.POSITIVE_INFINITY;
  for (const [index, times] of timesOf(step.turns[schedule.turn], schedule.turnStartedAt).entries()) {
    const until = Math.min(times.until, deadline);
    if (attempts[index] === 'ringing' && now >= until) {
      attempts[index] = 'unanswered';
      stop.push(index);
    } else if (attempts[index] === 'waiting' && now >= times.from) {
      const begins = now < until;
      attempts[index] = begins ? 'ringing' : 'unanswered';
      if (begins) start.push(index);
    } else if (attempts[index] === 'waiting' && now >= deadline) attempts[index] = 'unanswered';
    if (attempts[index] === 'ringing') lookAt = Math.min(lookAt, until);
    if (attempts[index] === 'waiting') lookAt = Math.min(lookAt, times.from, deadline);
  }
  const seen = { ...schedule, attempts };
  if (!attempts.every(isOver)) {
    return { schedule: seen, stop, start, lookAt: Number.isFinite(lookAt) ? lookAt : null, isOver: false };
  }
  const next = nextTurn(step, seen, now);
  if (next === null) return { schedule: seen, stop, start, lookAt: null, isOver: true };
  return { schedule: next, stop, start, lookAt: now, isOver: false };
}

/** Null: that was the last, or the time is up. */
function nextTurn(step: Timing, schedule: RingSchedule, now: number): RingSchedule | null {
  const turn = schedule.turn + 1;
  const isUnanswered = schedule.attempts.includes('unanswered');
  const spentMs = schedule.spentMs + (isUnanswered ? now - schedule.turnStartedAt : 0);
  const next = {
    ...schedule,
    turn,
    turnStartedAt: now,
    spentMs,
    attempts: (step.turns[turn]?.attempts ?? []).map((): AttemptState => 'waiting'),
  };
  return next.attempts.length === 0 || now >= deadlineOf(step, next) ? null : next;
}

function deadlineOf(step: Timing, { startedAt, turnStartedAt, spentMs }: RingSchedule): number {
  const limitMs = step.timeoutSeconds * 1000;
  return step.timeCounted === 'all' ? startedAt + limitMs : turnStartedAt + limitMs - spentMs;
}

function timesOf(turn: RingTurn | undefined, startedAt: number): { readonly from: number; readonly until: number }[] {
  return (turn?.attempts ?? []).map(({ delaySeconds, timeoutSeconds }) => {
    const from = startedAt + delaySeconds * 1000;
    return { from, until: from + timeoutSeconds * 1000 };
  });
}

function isOver(state: AttemptState): boolean {
  return state === 'unanswered' || state === 'failed';
}
