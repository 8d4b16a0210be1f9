import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { requireCountry } from './country.ts';
import { emailTakenAs409, sentClock } from './create-tenant.ts';
import { PLATFORM_TENANT } from './platform-tenant.ts';
import { updateQuotas } from './quotas.ts';
import type { TenantUpdate } from './schema.ts';
import { clockAfter } from './tenant-clock.ts';
import { columnsOf, requireRetention, slotLimitsOf } from './tenant-values.ts';

/** What a change of a tenant has to be followed by. */
export interface TenantChange {
  /** He was switched off: his sessions, registrations and calls end. */
  readonly deactivated: boolean;
}

/**
 * Changes the fields that were sent; the balance is none of them (contract 10 §4.3).
 * @throws ApiError 400 for a bad value, 404, 409 for a taken e-mail address or for switching off the platform's tenant
 */
export async function updateTenant(trx: Trx, tenantId: number, sent: TenantUpdate, now: Date): Promise<TenantChange> {
  const stored = await trx
    .selectFrom('tenants')
    .select(['active', 'country_id', 'timezone', 'timezone_id', 'min_retention', 'max_retention', 'retention_period'])
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  if (!stored) throw errors.notFound('Tenant');
  const columns = columnsOf(sent);
  const country = sent.country_id === undefined ? stored.country_id : sent.country_id;
  if (country !== stored.country_id) requireCountry('country_id', country);
  if (changesRetention(stored, columns)) requireRetention({ ...stored, ...columns });
  const deactivated = stored.active && columns.active === false;
  if (deactivated && tenantId === PLATFORM_TENANT) throw errors.conflict("The platform's own tenant stays active");
  const clock = clockAfter(stored, sentClock(sent), country, now);
  await emailTakenAs409(() =>
    trx
      .updateTable('tenants')
      .set({ ...columns, timezone: clock.timezone, timezone_id: clock.timezone_id, last_updated: now })
      .where('tenant_id', '=', tenantId)
      .execute(),
  );
  await updateQuotas(trx, tenantId, slotLimitsOf(sent));
  return { deactivated };
}

interface Retention {
  readonly min_retention: number;
  readonly max_retention: number;
  readonly retention_period: number | null;
}

/** Forms send whole records: what does not change is not judged again. */
function changesRetention(stored: Retention, sent: Partial<Retention>): boolean {
  return (['min_retention', 'max_retention', 'retention_period'] as const).some(
    (field) => sent[field] !== undefined && sent[field] !== stored[field],
  );
}
