import type { Clock } from '../clock.ts';
import type { SipRequest } from '../message/message.ts';
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

/** What a server transaction gets beside that. */
export interface ServerTransactionContext extends TransactionContext {
  /** The To tag of an answer that is not kept. */
  readonly statelessTag: (request: SipRequest) => string;
  /** Keeps a final response for repetitions of the request that come after the end. */
  readonly keep: (bytes: Buffer) => void;
}
