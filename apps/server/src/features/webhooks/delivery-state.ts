import { retryAt } from './retry-table.ts';

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** What came of one attempt. */
export interface Outcome {
  /** Null: there was no answer. */
  readonly httpStatus: number | null;
  readonly error: string | null;
  readonly durationMs: number;
  readonly responseBody: string | null;
}

/** Why there is an attempt: its turn has come, somebody asked for it, or it is a test, which is never repeated. */
export type Occasion = 'due' | 'redelivery' | 'test';

export interface DeliveryState {
  readonly status: DeliveryStatus;
  /** Attempts made. */
  readonly attempts: number;
  /** Of them, those that somebody asked for. */
  readonly redeliveries: number;
  readonly nextAttemptAt: Date | null;
}

const GONE = 410;

export function isDelivered({ httpStatus }: Outcome): boolean {
  return httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
}

/** The receiver says that it will never be there again. */
export function isGone({ httpStatus }: Outcome): boolean {
  return httpStatus === GONE;
}

/**
 * How a delivery stands after an attempt (contract 00 "Webhooks"). What somebody asked for comes beside the attempts of
 * the table and leaves them as they are.
 */
export function afterAttempt(before: DeliveryState, outcome: Outcome, occasion: Occasion, now: Date): DeliveryState {
  const attempts = before.attempts + 1;
  const redeliveries = before.redeliveries + (occasion === 'redelivery' ? 1 : 0);
  const ended = (status: DeliveryStatus): DeliveryState => ({ status, attempts, redeliveries, nextAttemptAt: null });
  if (isDelivered(outcome)) return ended('delivered');
  if (isGone(outcome) || occasion === 'test') return ended('failed');
  if (occasion === 'redelivery') {
    const { status, nextAttemptAt } = before;
    return status === 'pending' ? { status, attempts, redeliveries, nextAttemptAt } : ended('failed');
  }
  const next = retryAt(attempts - redeliveries, now);
  return next ? { status: 'pending', attempts, redeliveries, nextAttemptAt: next } : ended('failed');
}
