import type { AttemptOutcome } from '@strowger/switch';
import { NOT_ASKED } from '../../sms/sms.ts';
import { labelOf } from '../cdr/hangup-labels.ts';
import type { AttemptResult } from './transmission-state.ts';

/** A process ended with the attempt in its hands. */
export const SERVICE_RESTART = 'SERVICE_RESTART';
/** What nobody has foreseen. */
export const TEMPORARY_FAILURE = 'NORMAL_TEMPORARY_FAILURE';
/** Responses of attempts that may have got there all the same. */
export const UNSURE: readonly string[] = [SERVICE_RESTART, NOT_ASKED, TEMPORARY_FAILURE];
export const NO_PROVIDER = 'No provider available';

/** Causes after which another try would end the same way (contract 30 §18.4). */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'NO_ROUTE_DESTINATION',
  'UNALLOCATED_NUMBER',
  'INVALID_NUMBER_FORMAT',
  'NUMBER_CHANGED',
  'OUTGOING_CALL_BARRED',
  'INCOMING_CALL_BARRED',
  'ORIGINATOR_CANCEL',
]);

/** What an attempt over the line came to (contract 30 §18.4). */
export function resultOf({ completed, cause, answeredAt, providerId, fax }: AttemptOutcome): AttemptResult {
  if (completed) return { kind: 'completed' };
  if (fax !== null && cause !== 'ORIGINATOR_CANCEL') {
    return { kind: 'failed', response: fax.text || cause, isWorthAnother: true };
  }
  if (cause === 'NO_ROUTE_DESTINATION' && providerId === null && answeredAt === null) {
    return { kind: 'no_provider', response: NO_PROVIDER };
  }
  return { kind: 'failed', response: cause, isWorthAnother: !FOR_GOOD.has(cause) };
}

/** How people read a response. */
export function responseText(status: string, response: string): string {
  if (status === 'completed') return 'Completed';
  if (response === SERVICE_RESTART) return 'Service restarted';
  if (response === 'INVALID_NUMBER_FORMAT') return 'Invalid Number';
  if (response === 'NO_USER_RESPONSE') return 'No Answer';
  if (response === 'NETWORK_OUT_OF_ORDER' || response === 'SWITCH_CONGESTION') return 'Temporary Failure';
  return labelOf(response);
}

/** Training failed: another try does without V.17 (contract 30 §20). */
export function isTrainingFailure(response: string): boolean {
  return /train/i.test(response);
}
