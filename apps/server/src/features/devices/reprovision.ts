import type { Trx } from '@strowger/db';
import { SwitchRefusal } from '@strowger/switch';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';

/** A device whose phones are to fetch their configuration anew. */
export interface Reprovisioned {
  readonly tenantId: number;
  readonly deviceUuid: string;
  /** They start anew whatever they find. */
  readonly reboot: boolean;
}

/**
 * Tells every registration of a device's lines to fetch its configuration (contract 20 §2.1).
 * @returns how many took it
 * @throws ApiError 409 when none is registered, 503 when the call engine does not answer
 */
export async function reprovision(
  trx: Trx,
  engine: Platform['engine'],
  { tenantId, deviceUuid, reboot }: Reprovisioned,
): Promise<number> {
  const lines = await trx
    .selectFrom('device_lines')
    .select('extension_uuid')
    .distinct()
    .where('device_uuid', '=', deviceUuid)
    .where('enabled', '=', true)
    .where('extension_uuid', 'is not', null)
    .execute();
  const event = reboot ? 'check-sync;reboot=true' : 'check-sync';
  const told = await Promise.all(
    lines.flatMap(({ extension_uuid: extensionUuid }) =>
      extensionUuid === null ? [] : [notify(engine, { tenantId, extensionUuid }, event)],
    ),
  );
  const registered = told.filter((count) => count !== null);
  if (registered.length === 0) throw errors.conflict('No line of this device is registered');
  return registered.reduce((sum, count) => sum + count, 0);
}

/** How many took it; null where none is registered. */
async function notify(
  engine: Platform['engine'],
  of: { readonly tenantId: number; readonly extensionUuid: string },
  event: string,
): Promise<number | null> {
  try {
    return await engine.notifyContacts(of, { event });
  } catch (error) {
    if (!(error instanceof SwitchRefusal)) throw error;
    if (error.reason === 'not_registered') return null;
    throw errors.unavailable(error.message);
  }
}
