import { type Trx, violationOf } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { toMicros } from '../../http/money.ts';
import type { Platform } from '../../platform.ts';
import { DEFAULT_PACKAGE, subscribe } from '../subscriptions/subscribe.ts';
import { requireCountry } from './country.ts';
import { provisionDomain } from './domains.ts';
import { postToLedger } from './ledger.ts';
import { createQuotas } from './quotas.ts';
import type { TenantCreate } from './schema.ts';
import { clockAfter, UTC_CLOCK } from './tenant-clock.ts';
import { columnsOf, requireRetention, slotLimitsOf } from './tenant-values.ts';

const DEFAULT_RETENTION = { min_retention: 1, max_retention: 7, retention_period: null };

/**
 * Makes a tenant with its domain, subscription, quotas and opening balance, in the caller's transaction (contract 10 §4.3).
 * @param actorUserId who makes it; null at first start
 * @param tenantId a fixed id, for the platform's own tenant
 * @throws ApiError 400 for a bad value, 409 when the e-mail address or the domain is taken
 */
export async function createTenant(
  trx: Trx,
  platform: Platform,
  sent: TenantCreate,
  by: { readonly actorUserId: number | null; readonly tenantId?: number },
): Promise<number> {
  const now = platform.now();
  const columns = columnsOf(sent);
  const country = sent.country_id ?? null;
  requireCountry('country_id', country);
  requireRetention({ ...DEFAULT_RETENTION, ...columns });
  const clock = clockAfter(UTC_CLOCK, sentClock(sent), country, now);
  const { tenant_id: tenantId } = await emailTakenAs409(() =>
    trx
      .insertInto('tenants')
      .values({
        ...columns,
        ...clock,
        ...(by.tenantId === undefined ? {} : { tenant_id: by.tenantId }),
        company: sent.company.trim(),
        email: sent.email.trim(),
        owner_id: by.actorUserId,
        date_created: now,
        last_updated: now,
      })
      .returning('tenant_id')
      .executeTakeFirstOrThrow(),
  );
  await subscribe(trx, { tenantId, packageId: DEFAULT_PACKAGE, autoRenew: false }, now);
  await createQuotas(trx, tenantId, DEFAULT_PACKAGE, slotLimitsOf(sent));
  await provisionDomain(trx, { tenantId, company: sent.company, domainName: sent.domain_name || null });
  const opening = toMicros('credit', sent.credit ?? 0);
  if (opening > 0) {
    const entry = { tenantId, amount: opening, kind: 'opening', ref: null, actorUserId: by.actorUserId } as const;
    await postToLedger(trx, platform, entry, now);
  }
  return tenantId;
}

/** The fields of a write that speak of the clock. */
export function sentClock(sent: { timezone?: string | null; timezone_id?: number }): {
  timezone?: string;
  timezone_id?: number;
} {
  return {
    ...(sent.timezone ? { timezone: sent.timezone } : {}),
    ...(sent.timezone_id === undefined ? {} : { timezone_id: sent.timezone_id }),
  };
}

/** @throws ApiError 409 when another tenant has the e-mail address */
export async function emailTakenAs409<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violationOf(error)?.constraint === 'tenants_email') {
      throw errors.conflict('A tenant with this email already exists');
    }
    throw error;
  }
}
