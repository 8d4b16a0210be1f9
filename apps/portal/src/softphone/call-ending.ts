import type { Ending } from './call-state.ts';

/** What is known of why a call ended, as the SIP stack tells it. */
export interface EndFacts {
  /** JsSIP's word: `Busy`, `Terminated`, `Canceled` … */
  readonly cause: string;
  /** Who ended it. */
  readonly by: 'local' | 'remote' | 'system';
  readonly status: number | null;
  /** Reason header field (RFC 3326); empty: none. */
  readonly reason: string;
}

const OF_STATUS: Readonly<Record<number, Ending>> = {
  404: 'unknown_number',
  408: 'no_answer',
  410: 'unknown_number',
  480: 'unavailable',
  484: 'unknown_number',
  486: 'busy',
  487: 'cancelled',
  503: 'no_connection',
  600: 'busy',
  603: 'rejected',
  604: 'unknown_number',
};

const OF_CAUSE: Readonly<Record<string, Ending>> = {
  'Connection Error': 'no_connection',
  'Request Timeout': 'no_connection',
  'RTP Timeout': 'no_connection',
  'User Denied Media Access': 'no_microphone',
  'No Answer': 'no_answer',
  Expires: 'no_answer',
};

/** Why a call ended, in the user's terms. A CANCEL tells in its Reason that another phone took the call (RFC 3326). */
export function endingOf({ cause, by, status, reason }: EndFacts): Ending {
  if (cause === 'Terminated') return by === 'local' ? 'hung_up' : 'hung_up_there';
  if (cause === 'Canceled') {
    if (by === 'local') return 'cancelled';
    return /cause\s*=\s*200\b/i.test(reason) ? 'answered_elsewhere' : 'missed';
  }
  return OF_CAUSE[cause] ?? (status === null ? undefined : OF_STATUS[status]) ?? 'failed';
}
