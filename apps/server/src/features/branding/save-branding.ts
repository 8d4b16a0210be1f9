import { lockInTransaction, type Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { readBrandingValues } from './branding-values.ts';
import { hasLogo } from './logos.ts';
import type { BrandingBody } from './schema.ts';
import {
  type BrandingRow,
  type BrandingValues,
  findBranding,
  findShownBranding,
  insertBranding,
  type NewBranding,
  unknownLogo,
  unmarkDefault,
  updateBranding,
} from './store.ts';
import { holdTenant } from './tenant-in-path.ts';

/** What a save has changed. */
export interface SavedBranding {
  readonly before: BrandingRow | null;
  readonly after: BrandingRow;
  /** The branding that was the default until now, as it is after it. */
  readonly formerDefault: BrandingRow | null;
}

/**
 * Makes or changes the branding of a tenant, the caller's own unless a super admin names another one. Saves come one
 * after the other, so that one branding at most is the default, whoever saves at the same time.
 * @throws ApiError 400, 403, 409
 */
export async function saveBranding(trx: Trx, caller: Caller, sent: BrandingBody): Promise<SavedBranding> {
  const tenantId = tenantForWrite(caller, sent.tenant_id);
  if (!(await holdTenant(trx, tenantId))) throw errors.badField('tenant_id', 'names no tenant');
  const values = readBrandingValues(sent);
  await lockInTransaction(trx, 'strowger:branding');
  const before = (await findBranding(trx, tenantId)) ?? null;
  requireMayDefault(caller, before, values);
  const stored = { ...values, ...(await logoFor(trx, tenantId, before, values)) };
  const becomesDefault = values.def === true && !before?.def;
  const formerDefault = becomesDefault ? ((await unmarkDefault(trx)) ?? null) : null;
  const after = before ? await change(trx, before, stored) : await insertBranding(trx, tenantId, complete(stored));
  return { before, after, formerDefault };
}

function requireMayDefault(caller: Caller, before: BrandingRow | null, { def }: Partial<BrandingValues>): void {
  if (def === undefined || def === (before?.def ?? false) || caller.kind === 'A') return;
  throw errors.forbidden('Only a super admin chooses the default branding');
}

/** The logo must have been uploaded for the tenant. That of the default branding, which forms may show, means none. */
async function logoFor(
  trx: Trx,
  tenantId: number,
  before: BrandingRow | null,
  { logo }: Partial<BrandingValues>,
): Promise<Pick<BrandingValues, 'logo'> | null> {
  if (logo === undefined || logo === null || logo === before?.logo) return null;
  if (await hasLogo(trx, tenantId, logo)) return null;
  const byDefault = await findShownBranding(trx, null);
  if (byDefault?.logo !== logo) throw unknownLogo();
  return { logo: null };
}

async function change(trx: Trx, before: BrandingRow, values: Partial<BrandingValues>): Promise<BrandingRow> {
  return Object.keys(values).length === 0 ? before : updateBranding(trx, before.tenant_id, values);
}

function complete(values: Partial<BrandingValues>): NewBranding {
  const { domain, title, footer } = values;
  if (domain !== undefined && title !== undefined && footer !== undefined) return { ...values, domain, title, footer };
  const missing = Object.entries({ domain, title, footer }).filter(([, value]) => value === undefined);
  throw errors.badFields(missing.map(([field]) => ({ field, message: 'is required' })));
}
