import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { numberInUse } from '../domains/number-plan.ts';
import { emergencyNumbers } from '../extensions/reserved-numbers.ts';

/** A mailbox and the number it wants. */
export interface MailboxNumber {
  readonly tenantId: number;
  readonly domainUuid: string;
  readonly uuid: string;
  readonly number: string;
}

/**
 * Gives a mailbox its number, in the place of the one it had. It may share it with an extension and with nothing else
 * (contract 20 §0.7).
 * @throws ApiError 409 that names what has the number
 */
export async function claimMailboxNumber(trx: Trx, platform: Platform, mailbox: MailboxNumber): Promise<void> {
  const { tenantId, domainUuid, uuid, number } = mailbox;
  const emergency = await emergencyNumbers(trx, platform, tenantId);
  if (emergency.has(number)) throw errors.conflict(`${number} is an emergency number and cannot be used here.`);
  const others = await trx
    .selectFrom('number_plan')
    .select(['kind', 'slot'])
    .where('domain_uuid', '=', domainUuid)
    .where('number', '=', number)
    .where('object_uuid', '!=', uuid)
    .where('kind', '!=', 'extension')
    .execute();
  const [other] = others;
  if (other) throw numberInUse(number, other.kind);
  await trx.deleteFrom('number_plan').where('object_uuid', '=', uuid).execute();
  await trx
    .insertInto('number_plan')
    .values({
      domain_uuid: domainUuid,
      tenant_id: tenantId,
      number,
      slot: 'mailbox',
      kind: 'voicemail',
      object_uuid: uuid,
    })
    .execute();
}
