import type { HangupCause } from '@strowger/callplan';
import type { CreditRefusal } from '@strowger/switch';

/** How a caller is told that a paid call may not begin. */
export interface RefusedCall {
  readonly cause: HangupCause;
  /** SIP status where nothing was said before. */
  readonly status: number;
  /** The word that the record keeps. */
  readonly blockReason: CreditRefusal;
}

/** Answers to an outbound call (contract 10 §9.4 "Engine answers"). */
const ANSWERS: Readonly<Record<CreditRefusal, Omit<RefusedCall, 'blockReason'>>> = {
  'no-tenant': { cause: 'CALL_REJECTED', status: 403 },
  'tenant-not-found': { cause: 'CALL_REJECTED', status: 403 },
  'tenant-suspended': { cause: 'CALL_REJECTED', status: 403 },
  'max-concurrent-calls': { cause: 'NORMAL_CIRCUIT_CONGESTION', status: 503 },
  'no-rate': { cause: 'CALL_REJECTED', status: 403 },
  'quota-exceeded': { cause: 'CALL_REJECTED', status: 402 },
  'no-credit': { cause: 'CALL_REJECTED', status: 402 },
  'spending-limit': { cause: 'CALL_REJECTED', status: 402 },
  'extension-calls': { cause: 'NORMAL_CIRCUIT_CONGESTION', status: 503 },
  'fraud-alarm': { cause: 'CALL_REJECTED', status: 403 },
  'gate-error': { cause: 'NORMAL_TEMPORARY_FAILURE', status: 503 },
};

/** What a refused paid call is answered with. */
export function refusedCall(reason: CreditRefusal): RefusedCall {
  return { ...ANSWERS[reason], blockReason: reason };
}
