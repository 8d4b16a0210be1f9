import { sql } from '@strowger/db';
import type { ProgramPlace } from './program-type.ts';

/** The extension that an account belongs to, or whose number is its phone; null: there is none. */
export async function extensionOfAccount(
  { trx, tenantId }: Pick<ProgramPlace, 'trx' | 'tenantId'>,
  accountId: number,
): Promise<string | null> {
  const { rows } = await sql<{ extension_uuid: string }>`
    select extensions.extension_uuid
    from accounts join extensions
      on extensions.extension_uuid = accounts.extension_uuid or extensions.account_id = accounts.account_id
        or (extensions.tenant_id = accounts.tenant_id and extensions.extension = accounts.phone)
    where accounts.account_id = ${accountId} and accounts.tenant_id = ${tenantId} and extensions.tenant_id = ${tenantId}
    order by extensions.extension_uuid = accounts.extension_uuid desc nulls last
    limit 1`.execute(trx);
  return rows[0]?.extension_uuid ?? null;
}
