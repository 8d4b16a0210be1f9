import { lockInTransaction, sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { contactFor } from '../contacts/contact-for.ts';
import { readAnsweredAddresses } from '../programs/inbound-entries.ts';
import { SERVICE } from '../programs/services.ts';
import { storeResults } from '../transmissions/keep-results.ts';
import { tellOfTransmission } from '../transmissions/transmission-event.ts';
import { threadKeyOf } from './thread-key.ts';

/** A text message that a provider brings. */
export interface ArrivingSms {
  readonly providerId: number;
  /** The tenant whose provider it is; null: it is shared. */
  readonly tenantId: number | null;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** What the provider calls it; "" where it says nothing. */
  readonly reference: string;
}

interface Did {
  readonly tenant_id: number;
  readonly account_id: number;
  readonly phone: string;
  readonly owner: number | null;
  readonly linked: number | null;
}

/**
 * Keeps a text message for the tenant whose number it came to (contract 30 §23); brought again it is the same one.
 * @returns its id
 * @throws ApiError 404 where the number is nobody's here
 */
export async function receiveSms(trx: Trx, { now }: Pick<Platform, 'now'>, sms: ArrivingSms): Promise<number> {
  const did = await findDid(trx, sms);
  if (!did) throw errors.notFound('Number');
  const { tenant_id: tenantId, owner: userId } = did;
  const mark = sms.reference === '' ? null : `${sms.providerId}:${sms.reference}`;
  if (mark !== null) {
    // A provider that brings it again may not wait for the first answer.
    await lockInTransaction(trx, `strowger:sms:${tenantId}:${mark}`);
    const known = await findBrought(trx, tenantId, mark);
    if (known) return known;
  }
  const programs = await readAnsweredAddresses(trx, tenantId, 'sms');
  const program = programs.find(({ address }) => address === did.phone.replace(/\D/g, ''));
  const contact = await contactFor(trx, { tenantId, createdBy: userId }, { phone: sms.from });
  const at = now();
  const { transmission_id } = await trx
    .insertInto('transmissions')
    .values({
      ...{
        tenant_id: tenantId,
        user_id: userId,
        contact_id: contact.contact_id,
        program_id: program?.programId ?? null,
      },
      ...{ account_id: did.linked ?? did.account_id, account_phone: did.phone, thread_key: threadKeyOf(sms.from) },
      ...{ title: `SMS from ${sms.from}`, service_flag: SERVICE.sms, origin: 'receivesms', direction: 'inbound' },
      ...{ status: 'completed', is_read: false, try_done: 1, provider_message: mark, last_run: at, date_created: at },
    })
    .returning('transmission_id')
    .executeTakeFirstOrThrow();
  const { spool_id } = await trx
    .insertInto('spools')
    .values({
      ...{ transmission_id, tenant_id: tenantId, service_flag: SERVICE.sms, account_id: did.linked ?? did.account_id },
      ...{ status: 'completed', time_spool: at, time_start: at, time_connect: at, time_end: at },
      provider_id: sms.providerId,
    })
    .returning('spool_id')
    .executeTakeFirstOrThrow();
  await storeResults(trx, { spoolId: spool_id, tenantId }, [{ type: 'message', name: 'text', data: sms.text }]);
  await tellOfTransmission(trx, 'received', transmission_id);
  return transmission_id;
}

/** A provider of one tenant brings messages to his numbers alone. */
async function findDid(trx: Trx, { tenantId, to }: ArrivingSms): Promise<Did | undefined> {
  const { rows } = await sql<Did>`
    select d.tenant_id, d.account_id, d.phone, l.account_id as linked, coalesce(l.created_by, d.created_by) as owner
    from accounts d join tenants t on t.tenant_id = d.tenant_id and t.active
    left join lateral (
      select account_id, created_by from accounts a where a.linkdid_id = d.account_id and a.active order by account_id limit 1
    ) l on true
    where d.type = 'did' and d.active and (${tenantId}::integer is null or d.tenant_id = ${tenantId})
      and strowger_number_digits(d.phone) = strowger_number_digits(${to}::text)
    order by d.account_id limit 1`.execute(trx);
  return rows[0];
}

async function findBrought(trx: Trx, tenantId: number, mark: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('transmissions')
    .select('transmission_id')
    .where('tenant_id', '=', tenantId)
    .where('provider_message', '=', mark)
    .executeTakeFirst();
  return row?.transmission_id;
}
