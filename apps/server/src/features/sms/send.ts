import type { Caller } from '../../access/caller.ts';
import type { Platform } from '../../platform.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { sendsms } from '../programs/types/sendsms.ts';
import { createProgram, type ProgramWriter } from '../programs/write-program.ts';
import { createTransmission } from '../transmissions/create-transmission.ts';
import { findRecipient } from '../transmissions/recipient.ts';
import { type SendAnswer, start } from '../transmissions/send-transmission.ts';
import { defaultSender } from '../transmissions/sender.ts';
import { lockTransmission } from '../transmissions/settle-transmission.ts';

/** What is written, and to whom. */
export interface SmsWish {
  readonly to: string;
  readonly body: string;
}

/**
 * Sends a text message at once, as a program and a transmission of its own (contract 30 §23). Whoever is not to be texted gets
 * one that has failed.
 * @throws ApiError 402, 403, 404
 */
export async function sendSmsMessage(
  writer: ProgramWriter & { readonly caller: Caller },
  platform: Platform,
  { to, body }: SmsWish,
): Promise<{ readonly smsId: number; readonly answer: SendAnswer }> {
  const { trx, caller, scope } = writer;
  const tenantId = tenantForWrite(caller, undefined);
  const asking = { scope, tenantId, userId: caller.userId };
  const program = await createProgram(writer, sendsms, { message: body }, { tenantId });
  const recipient = await findRecipient(trx, asking, { contactId: null, known: { phone: to } });
  const sender = await defaultSender(trx, asking);
  const wanted = { tenantId, userId: caller.userId, program, recipient, sender, title: `SMS to ${to}` };
  const { transmissionId: smsId, status } = await createTransmission(trx, platform, wanted);
  const transmission = status === 'pending' ? await lockTransmission(trx, smsId) : undefined;
  return { smsId, answer: transmission ? await start(writer, platform, transmission) : true };
}
