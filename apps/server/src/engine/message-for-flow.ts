import { sql, type Trx } from '@strowger/db';
import type { FlowAction } from '@strowger/switch';
import { contactFor, findContact } from '../features/contacts/contact-for.ts';
import { findProgram, type ProgramRow } from '../features/programs/program-rows.ts';
import type { Parameters, ProgramType } from '../features/programs/program-type.ts';
import { textIn } from '../features/programs/required.ts';
import { sendemail } from '../features/programs/types/sendemail.ts';
import { sendsms } from '../features/programs/types/sendsms.ts';
import { createProgram } from '../features/programs/write-program.ts';
import { createTransmission, type Recipient } from '../features/transmissions/create-transmission.ts';
import { queueAttempt } from '../features/transmissions/queue-attempt.ts';
import { recipientOf } from '../features/transmissions/recipient.ts';
import { COMPANY } from '../features/transmissions/sender.ts';
import { lockTransmission } from '../features/transmissions/settle-transmission.ts';
import { errors } from '../http/errors.ts';
import type { Platform } from '../platform.ts';
import { type FlowAttempt, readFlowAttempt } from './flow-attempt.ts';
import { type PhoneWriter, type PhoneWrites, writeByPhone } from './write-by-phone.ts';

export type FlowMessageParts = PhoneWrites & Pick<Platform, 'environment' | 'now'>;

/** What a node sends, by which type of program. */
interface Message {
  readonly type: ProgramType;
  readonly sent: Parameters;
}

/**
 * Queues the message of a `sms_send` or `email_send` node, as a transmission that its carrier takes like any other (contract 30
 * §17.1): to whom the node names, else to the contact of the attempt, else to whose number it is.
 * @throws ApiError where nothing can be sent: nobody to send it to, a text that has gone, the do-not-contact list
 */
export async function queueForFlow(parts: FlowMessageParts, action: FlowAction): Promise<void> {
  const isQueued = await writeByPhone(parts, action.tenantId, null, (writer) => queue(writer, parts, action));
  if (!isQueued) throw errors.preconditionFailed('The other party is not to be contacted');
}

async function queue(writer: PhoneWriter, parts: FlowMessageParts, action: FlowAction): Promise<boolean> {
  const { trx } = writer;
  const { tenantId, number, ownNumber } = action;
  const attempt = await readFlowAttempt(trx, action);
  const recipient = await recipientFor(trx, action, attempt);
  const program = await programFor(writer, action, attempt);
  const { transmissionId, status } = await createTransmission(trx, parts, {
    ...{ tenantId, userId: attempt?.user_id ?? null, program, recipient },
    title: `${program.type} to ${(action.kind === 'sms_send' ? recipient.phone : recipient.email) || number}`,
    sender: senderOf(attempt, ownNumber),
  });
  const transmission = status === 'pending' ? await lockTransmission(trx, transmissionId) : undefined;
  if (transmission === undefined) return false;
  return (await queueAttempt(trx, parts, transmission)).kind === 'queued';
}

function senderOf(attempt: FlowAttempt | undefined, ownNumber: string) {
  if (attempt === undefined) return { accountId: null, special: null, phone: ownNumber };
  const { account_id: accountId, special_account, account_phone: phone } = attempt;
  return { accountId, special: special_account === COMPANY ? COMPANY : null, phone } as const;
}

/** @throws ApiError 412 */
async function recipientFor(
  trx: Trx,
  { kind, data, tenantId, number }: FlowAction,
  attempt: FlowAttempt | undefined,
): Promise<Recipient> {
  const owner = { tenantId, createdBy: attempt?.user_id ?? null };
  const field = kind === 'sms_send' ? 'phone' : 'email';
  const named = wordIn(data, field) || wordIn(data, 'to');
  if (named !== '') return asRecipient(await contactFor(trx, owner, { [field]: named }));
  const known = attempt && (await recipientOf(trx, { tenant_id: tenantId, contact_id: attempt.contact_id }));
  if (known?.[field]) return known;
  const caller = number === '' ? undefined : await findContact(trx, owner, { phone: number });
  if (caller?.[field]) return asRecipient(caller);
  if (kind === 'sms_send' && number !== '') return asRecipient(await contactFor(trx, owner, { phone: number }));
  throw errors.preconditionFailed(`The contact has no ${field}`);
}

function asRecipient(contact: { readonly contact_id: number; readonly phone: string; readonly email: string }) {
  return { contactId: contact.contact_id, phone: contact.phone, email: contact.email };
}

/** One program for all calls whose node says the same: a child of the flow's, where that is known. */
async function programFor(
  writer: PhoneWriter,
  action: FlowAction,
  attempt: FlowAttempt | undefined,
): Promise<ProgramRow> {
  const { trx } = writer;
  const { tenantId } = action;
  const parentId = attempt?.program_id ?? null;
  const { type, sent } = messageOf(action);
  const name = `ivr_${type.name}`;
  const known = await programSaying(trx, { tenantId, parentId, name, type: type.name }, sent);
  if (known !== undefined) return known;
  const scope = { kind: 'tenant', tenantId } as const;
  const author = { kind: 'T', tenantId, userId: attempt?.user_id ?? null } as const;
  return createProgram({ ...writer, caller: author, scope }, type, sent, { tenantId, name, parentId });
}

/** @throws ApiError 412 where the node does not say what */
function messageOf({ kind, data }: FlowAction): Message {
  if (kind === 'email_send') return { type: sendemail, sent: { template_id: data['template_id'] } };
  if (wordIn(data, 'text_id') !== '') return { type: sendsms, sent: { text_id: data['text_id'] } };
  return {
    type: sendsms,
    sent: { message: textIn(data, 'message') || textIn(data, 'content') || textIn(data, 'text') },
  };
}

interface Named {
  readonly tenantId: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly type: string;
}

async function programSaying(
  trx: Trx,
  { tenantId, parentId, name, type }: Named,
  sent: Parameters,
): Promise<ProgramRow | undefined> {
  const says =
    typeof sent['message'] === 'string'
      ? sql`exists (select from texts where texts.tenant_id = programs.tenant_id
          and texts.text_id = (programs.data ->> 'text_id')::integer and texts.data = ${sent['message']}::text)`
      : sql`data ->> ${type === 'sendsms' ? 'text_id' : 'template_id'}::text
          = ${String(sent['text_id'] ?? sent['template_id'] ?? '')}::text`;
  const { rows } = await sql<{ program_id: number }>`
    select program_id from programs
    where tenant_id = ${tenantId} and type = ${type} and name = ${name}
      and parent_id is not distinct from ${parentId}::integer and ${says}
    order by program_id limit 1`.execute(trx);
  const [row] = rows;
  return row && findProgram(trx, row.program_id);
}

/** Designers write ids as numbers or as digits. */
function wordIn(data: FlowAction['data'], name: string): string {
  const value = data[name];
  return typeof value === 'number' ? String(value) : textIn(data, name);
}
