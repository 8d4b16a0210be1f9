import { causeOfStatus, HANGUP_CAUSES, type HangupCause, isHangupCause } from '@strowger/callplan';
import type { HeaderEntry } from '@strowger/sip';
import type { Ending } from './leg-state.ts';

const LARGEST_Q850 = 127;

const CAUSE_OF_Q850 = new Map<number, HangupCause>();
for (const [cause, number] of Object.entries(HANGUP_CAUSES)) {
  if (isHangupCause(cause) && number <= LARGEST_Q850) CAUSE_OF_Q850.set(number, cause);
}

const SIP_CAUSE = /^\s*SIP\s*;(?:.*;)?\s*cause\s*=\s*(\d{3})\b/i;
const Q850 = /^\s*Q\.850\s*;(?:.*;)?\s*cause\s*=\s*(\d{1,3})\b/i;

/** The hangup cause that Reason header values name (RFC 3326), Q.850 before SIP; null when they name none that we know. */
export function causeOfReason(values: readonly string[]): HangupCause | null {
  return firstOf(values, causeInQ850) ?? firstOf(values, causeInSip);
}

function firstOf(values: readonly string[], causeIn: (value: string) => HangupCause | undefined): HangupCause | null {
  for (const value of values) {
    const cause = causeIn(value);
    if (cause !== undefined) return cause;
  }
  return null;
}

/** The Q.850 number that Reason header values name; null: they name none. */
export function q850In(values: readonly string[]): number | null {
  const named = values.flatMap((value) => Q850.exec(value)?.[1] ?? []);
  return named[0] === undefined ? null : Number(named[0]);
}

function causeInQ850(value: string): HangupCause | undefined {
  return CAUSE_OF_Q850.get(Number(Q850.exec(value)?.[1] ?? Number.NaN));
}

function causeInSip(value: string): HangupCause | undefined {
  const status = Number(SIP_CAUSE.exec(value)?.[1] ?? Number.NaN);
  if (status === 200) return 'LOSE_RACE';
  return status >= 400 ? causeOfStatus(status) : undefined;
}

/** Reason headers of a BYE or refusal: Q.850, and the SIP word where that says more (RFC 3326). */
export function reasonHeaders(ending: Ending, answered: boolean): HeaderEntry[] {
  const q850: HeaderEntry = ['Reason', reasonOfCause(ending.cause, ending.text)];
  const sip = SIP_REASON[ending.cause];
  return sip === undefined || !answered ? [q850] : [q850, ['Reason', `SIP;${sip}`]];
}

const SIP_REASON: Partial<Record<HangupCause, string>> = {
  RECOVERY_ON_TIMER_EXPIRE: 'cause=408;text="Request Timeout"',
  INCOMPATIBLE_DESTINATION: 'cause=488;text="Not Acceptable Here"',
  LOSE_RACE: 'cause=200;text="Call completed elsewhere"',
  PICKED_OFF: 'cause=200;text="Call completed elsewhere"',
  SYSTEM_SHUTDOWN: 'cause=503;text="Service Unavailable"',
};

/** The Reason value that tells a cause to the other side; causes beyond Q.850 travel as their nearest number. */
export function reasonOfCause(cause: HangupCause, text?: string): string {
  const number = HANGUP_CAUSES[cause];
  const value = number <= LARGEST_Q850 ? number : HANGUP_CAUSES.NORMAL_CLEARING;
  return `Q.850;cause=${value};text="${(text ?? cause).replace(/["\\\r\n]/g, ' ')}"`;
}
