import { type Database, sql } from '@strowger/db';
import type { KnownDevice } from './load-device.ts';

/** One write in this time for a device, however many files it fetches. */
const AT_MOST_EVERY_MS = 30_000;
const LONGEST_AGENT = 255;

/** When, how and from where a device last got its configuration (contract 20 §3.2). */
export interface Fetched {
  readonly at: Date;
  readonly method: 'http' | 'https';
  readonly ip: string;
  readonly userAgent: string;
}

export async function noteProvisioned(
  db: Database,
  { uuid, tenantId }: Pick<KnownDevice, 'uuid' | 'tenantId'>,
  { at, method, ip, userAgent }: Fetched,
): Promise<void> {
  const before = new Date(at.getTime() - AT_MOST_EVERY_MS);
  await db.transaction({ kind: 'tenant', tenantId }, (trx) =>
    trx
      .updateTable('devices')
      .set({
        device_provisioned_date: at,
        device_provisioned_method: method,
        device_provisioned_ip: ip,
        device_provisioned_agent: userAgent.slice(0, LONGEST_AGENT).replaceAll('\0', ''),
      })
      .where('device_uuid', '=', uuid)
      .where(sql<boolean>`coalesce(device_provisioned_date, '-infinity') <= ${before}`)
      .execute(),
  );
}
