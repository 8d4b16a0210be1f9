import { sql } from '@strowger/db';
import { configChanged } from '../../events/config-changed.ts';
import type { Change } from '../../http/resource/resource.ts';
import { digitsOf } from './phone-number.ts';

/**
 * Extensions that present a caller id that has gone present it no more, unless the number still is one of the tenant's
 * (contract 30 §7).
 */
export async function clearChoices({ writer, tenantId, before }: Change): Promise<void> {
  const { trx, caller, emit } = writer;
  const digits = digitsOf(String(before?.['phone']));
  const { rows } = await sql<{ extension_uuid: string }>`
    update extensions
    set outbound_caller_id_number = null, last_updated = now()
    where tenant_id = ${tenantId} and ltrim(outbound_caller_id_number, '+') = ${digits}
      and not exists (
        select from accounts
        where accounts.tenant_id = ${tenantId} and type in ('did', 'cid') and ltrim(phone, '+') = ${digits})
    returning extension_uuid`.execute(trx);
  const changed = ['outbound_caller_id_number'];
  for (const { extension_uuid: id } of rows) {
    emit(configChanged({ resource: 'fpbx_extensions', id, action: 'updated', changed, tenantId, by: caller.userId }));
  }
}
