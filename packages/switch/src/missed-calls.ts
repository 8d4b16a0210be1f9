import type { MissedCall } from '@strowger/callplan';

/** A call that nobody took, whom to tell of it, and when that was (epoch ms). */
export interface MissedCallNotice extends MissedCall {
  readonly tenantId: number;
  /** Of the caller's leg. */
  readonly callId: string;
  readonly at: number;
}

/** Tells by mail of missed calls (contract 20 §1.8.10, §4.3): once for a call and who was called, however often it is told. */
export interface MissedCalls {
  /** Returns at once: no call waits for a mail. */
  missed(notice: MissedCallNotice): void;
}
