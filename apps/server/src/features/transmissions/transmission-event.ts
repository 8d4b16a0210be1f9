import type { Trx } from '@strowger/db';
import { type KeptEvent, keepEvent } from '../../events/keep-event.ts';
import { UTC } from '../../time/zone.ts';
import { SERVICE } from '../programs/services.ts';
import { readMessage } from '../sms/messages.ts';
import { presentRow } from './present.ts';
import { findTransmission, type TransmissionRow } from './transmission-rows.ts';

/** How far a transmission has come, as others hear of it. */
export type Milestone = 'queued' | 'sending' | 'completed' | 'failed' | 'received';

const SMS_EVENTS = {
  queued: 'sms.queued',
  sending: null,
  completed: 'sms.sent',
  failed: 'sms.failed',
  received: 'sms.received',
} as const satisfies Readonly<Record<Milestone, KeptEvent['type'] | null>>;

/**
 * Tells of a fax with its row, of a text message with what its conversation shows, in the transaction that moves it on
 * (contract 00, 30 §18.6); other services have no such events.
 */
export async function tellOfTransmission(trx: Trx, milestone: Milestone, transmissionId: number): Promise<void> {
  const row = await findTransmission(trx, transmissionId);
  if (!row) return;
  const event = await eventOf(trx, row, milestone);
  if (event === null) return;
  const userIds = row.user_id === null ? [] : [row.user_id];
  await keepEvent(trx, { ...event, tenantId: row.tenant_id, userIds });
}

async function eventOf(
  trx: Trx,
  row: TransmissionRow,
  milestone: Milestone,
): Promise<Pick<KeptEvent, 'type' | 'data'> | null> {
  if (row.service_flag === SERVICE.fax) return { type: `fax.${milestone}`, data: presentRow(row, UTC) };
  const type = row.service_flag === SERVICE.sms ? SMS_EVENTS[milestone] : null;
  const message = type === null ? null : await readMessage(trx, { kind: 'platform' }, row.transmission_id);
  return type === null || message === null ? null : { type, data: { ...message } };
}
