import type { Clock } from '../clock.ts';
import type { TimerSettings } from './timer-settings.ts';

/** What a transaction gets from the layer that made it. */
export interface TransactionContext {
  readonly clock: Clock;
  readonly timers: TimerSettings;
  /** Put on responses as Server. */
  readonly product: string | undefined;
  /** Called once when the transaction has ended. */
  readonly ended: () => void;
}
