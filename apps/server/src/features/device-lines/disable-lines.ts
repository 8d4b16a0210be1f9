import type { Trx } from '@strowger/db';

/** Lines of an extension that goes are disabled, not removed (contract 20 §1.6). */
export async function disableLinesOf(trx: Trx, extensionUuid: string): Promise<void> {
  await trx.updateTable('device_lines').set({ enabled: false }).where('extension_uuid', '=', extensionUuid).execute();
}
