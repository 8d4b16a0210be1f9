import type { Trx } from '@strowger/db';

/** Takes back that a domain is to be deleted. */
export async function keepForGood(trx: Trx, domainUuid: string): Promise<void> {
  await trx.updateTable('domains').set({ delete_at: null }).where('domain_uuid', '=', domainUuid).execute();
}
