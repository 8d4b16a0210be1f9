import type { TransmissionStatus } from './transmission-state.ts';

/** What automation polls for: it goes on while it reads pending, processing or scheduled (contract 30 §18.3). */
export type StatusWord =
  | 'pending'
  | 'processing'
  | 'scheduled'
  | 'completed'
  | 'failed'
  | 'failed(dnc)'
  | 'no_provider'
  | 'invalid';

/** @param isScheduled it is to be sent at a time that has not come */
export function statusWord(status: TransmissionStatus, isScheduled: boolean): StatusWord {
  switch (status) {
    case 'pending':
      return isScheduled ? 'scheduled' : 'pending';
    case 'pending_retry':
      return 'pending';
    case 'initializing':
    case 'done':
      return 'processing';
    default:
      return status;
  }
}
