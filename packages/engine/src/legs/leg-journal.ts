import type { CallRecord } from '@strowger/switch';
import { recordOf } from './call-record-writer.ts';
import type { Leg } from './leg.ts';
import type { Ending } from './leg-state.ts';

/** Journals the record of a leg that lives as it would read if the process died now. */
export function journalOpen(leg: Leg): void {
  const { clock, host } = leg.services;
  const record = recordOf(leg, { cause: 'SYSTEM_SHUTDOWN', disposition: 'send_bye' }, clock.now());
  leg.services.traces.note(record, false);
  journal(leg, () => host.journal.opened(record));
}

/** Journals the final record of a leg, then tells the world that it is over. */
export function journalEnd(leg: Leg, ending: Ending, endedAt: number): void {
  const { host, traces, emit } = leg.services;
  const record = recordOf(leg, ending, endedAt);
  traces.note(record, true);
  journal(leg, () => host.journal.closed(record));
  emit({
    type: 'channel.hangup',
    channel: leg.channel(),
    hangupCause: ending.cause,
    duration: seconds(record.end_time - record.start_time),
    billsec: billedSeconds(record),
  });
}

/** A journal that fails must not keep a call up. */
function journal(leg: Leg, write: () => void): void {
  try {
    write();
  } catch (error) {
    leg.services.log('error', 'a call record could not be journalled', { leg: leg.uuid, error: String(error) });
  }
}

function billedSeconds({ answer_time: answeredAt, end_time: endedAt }: CallRecord): number {
  return answeredAt === null ? 0 : Math.max(1, seconds(endedAt - answeredAt));
}

/** Whole seconds, rounded up (contract 40 A3). */
function seconds(ms: number): number {
  return Math.ceil(Math.max(0, ms) / 1000);
}
