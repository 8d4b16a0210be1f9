import type { Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { isDoNotContact } from '../contact-dncs/is-do-not-contact.ts';
import type { ProgramRow } from '../programs/program-rows.ts';
import { idIn } from '../programs/required.ts';
import { SERVICE } from '../programs/services.ts';
import { programType } from '../programs/types.ts';
import { threadKeyOf } from '../sms/thread-key.ts';
import type { Sender } from './sender.ts';
import { requireAllowed } from './sending-limits.ts';
import { DO_NOT_CALL } from './settle-transmission.ts';

/** What a transmission is made of, all of it found and in scope. */
export interface NewTransmission {
  readonly tenantId: number;
  /** Whose it is: his quota and hours hold. Null: nobody's. */
  readonly userId: number | null;
  readonly program: Pick<ProgramRow, 'program_id' | 'type' | 'data'>;
  readonly recipient: Recipient;
  readonly sender: Sender;
  /** Absent or empty: the document's name. */
  readonly title?: string;
  readonly tryAllowed?: number;
  readonly campaignId?: number | null;
  readonly direction?: 'outbound' | 'internal';
  readonly sendCover?: boolean;
  readonly personalize?: boolean;
  /** Instead of the program's type. */
  readonly origin?: string;
}

/** Whom it is for. */
export interface Recipient {
  /** Null: the company. */
  readonly contactId: number | null;
  readonly phone: string;
  readonly email: string;
}

type Parts = Pick<Platform, 'environment' | 'now'>;

export interface CreatedTransmission {
  readonly transmissionId: number;
  readonly status: 'pending' | 'failed(dnc)';
}

/**
 * Makes an outbound transmission (contract 30 §18.1): whoever is not to be called gets one that has failed already; quota and
 * hours are asked for everybody else.
 * @throws ApiError 404 for quota and hours
 */
export async function createTransmission(
  trx: Trx,
  parts: Parts,
  wanted: NewTransmission,
): Promise<CreatedTransmission> {
  const { tenantId, userId, program, recipient, sender } = wanted;
  const serviceFlag = programType(program.type)?.serviceFlag;
  if (serviceFlag === undefined) throw new Error('a program is of no type');
  const documentId = idIn(program.data, 'document_id');
  const isRefused = await isDoNotContact(trx, tenantId, recipient);
  if (!isRefused) await requireAllowed(trx, parts, { tenantId, userId, serviceFlag, documentId });
  const status = isRefused ? 'failed(dnc)' : 'pending';
  const { transmission_id: transmissionId } = await trx
    .insertInto('transmissions')
    .values({
      tenant_id: tenantId,
      user_id: userId,
      title: wanted.title || (await nameOf(trx, documentId)),
      program_id: program.program_id,
      contact_id: recipient.contactId,
      special_contact: recipient.contactId === null ? -2 : null,
      account_id: sender.accountId,
      special_account: sender.special,
      account_phone: sender.phone,
      campaign_id: wanted.campaignId ?? null,
      document_id: documentId,
      thread_key: serviceFlag === SERVICE.sms ? threadKeyOf(recipient.phone) : null,
      service_flag: serviceFlag,
      origin: wanted.origin ?? program.type,
      direction: wanted.direction ?? 'outbound',
      status,
      response: isRefused ? DO_NOT_CALL : '',
      try_allowed: Math.max(1, wanted.tryAllowed ?? 1),
      sendcover: wanted.sendCover ?? false,
      coverpage: wanted.sendCover ? await coverOf(trx, program.program_id) : '',
      personalize_fax: wanted.personalize ?? false,
      date_created: parts.now(),
    })
    .returning('transmission_id')
    .executeTakeFirstOrThrow();
  return { transmissionId, status };
}

async function nameOf(trx: Trx, documentId: number | null): Promise<string> {
  if (documentId === null) return '';
  const document = await trx
    .selectFrom('documents')
    .select('name')
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return document?.name ?? '';
}

/** Title of the program's cover page, as reports name it; empty: it has none. */
async function coverOf(trx: Trx, programId: number): Promise<string> {
  const cover = await trx
    .selectFrom('programs')
    .innerJoin('cover_pages', 'cover_pages.coverpage_id', 'programs.cover_id')
    .select('cover_pages.title')
    .where('program_id', '=', programId)
    .executeTakeFirst();
  return cover?.title ?? '';
}
