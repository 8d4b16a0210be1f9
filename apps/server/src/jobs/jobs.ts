import type { Trx } from '@strowger/db';

/** Work outside of requests, carried out once whatever number of processes run. Handlers must be repeatable. */
export interface Jobs {
  /** Runs the handler at the times of a cron expression (UTC), in one process at a time. Declare before the start. */
  schedule(name: string, cron: string, handler: (signal: AbortSignal) => Promise<void>): void;
  /** Carries out what `enqueue` puts under that name. Declare before the start. */
  handle(name: string, handler: (data: unknown, signal: AbortSignal) => Promise<void>): void;
  /** Puts a job in the queue in the caller's transaction: it runs when that commits, and only then. */
  enqueue(trx: Trx, name: string, data: object, options?: EnqueueOptions): Promise<void>;
}

export interface EnqueueOptions {
  /** Not before then. */
  readonly startAfter?: Date;
  /** Not before so long after the transaction: the same where the clock of the database is another one. */
  readonly startAfterSeconds?: number;
  /** One waiting job of that key at a time. */
  readonly singletonKey?: string;
  readonly retryLimit?: number;
}

/** The composition starts and stops what features declared. */
export interface JobRunner extends Jobs {
  start(): Promise<void>;
  stop(): Promise<void>;
}
