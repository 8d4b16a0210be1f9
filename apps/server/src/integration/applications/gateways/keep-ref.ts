import type { Trx } from '@strowger/db';

/** Keeps what the billing system calls a provider; absent: as it was. */
export async function keepRef(trx: Trx, providerId: number, ref: string | undefined): Promise<void> {
  if (ref === undefined) return;
  await trx.updateTable('providers').set({ ref }).where('provider_id', '=', providerId).execute();
}
