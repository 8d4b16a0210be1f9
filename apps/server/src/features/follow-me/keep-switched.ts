import type { Trx } from '@strowger/db';

/** An extension was switched: its follow me, where it has one, says the same (contract 20 §10.2). */
export async function keepFollowMeSwitched(trx: Trx, extensionUuid: string, isOn: boolean): Promise<void> {
  await trx
    .updateTable('follow_me')
    .set({ follow_me_enabled: isOn })
    .where('extension_uuid', '=', extensionUuid)
    .execute();
}
