import { sql, type Trx, violationOf } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** What a branding consists of, as it is stored. */
export interface BrandingValues {
  readonly domain: string;
  readonly title: string;
  readonly footer: string;
  /** File name of an uploaded logo. */
  readonly logo: string | null;
  readonly def: boolean;
  readonly favicon_url: string;
  readonly login_bg_url: string;
  readonly login_subtitle: string;
  readonly support_email: string;
  readonly theme_lock: string;
}

export interface BrandingRow extends BrandingValues {
  readonly branding_id: number;
  readonly tenant_id: number;
}

/** A branding that is to be made: what is absent is empty. */
export type NewBranding = Pick<BrandingValues, 'domain' | 'title' | 'footer'> & Partial<BrandingValues>;

export function findBranding(trx: Trx, tenantId: number): Promise<BrandingRow | undefined> {
  return trx.selectFrom('brandings').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();
}

/** The tenant's branding, else the default one. */
export function findShownBranding(trx: Trx, tenantId: number | null): Promise<BrandingRow | undefined> {
  return trx
    .selectFrom('brandings')
    .selectAll()
    .where((eb) => eb.or([eb('tenant_id', '=', tenantId ?? 0), eb('def', '=', true)]))
    .orderBy(sql`tenant_id = ${tenantId ?? 0}`, 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The branding of a host, else the default one. */
export function findBrandingOfHost(trx: Trx, host: string | null): Promise<BrandingRow | undefined> {
  return trx
    .selectFrom('brandings')
    .selectAll()
    .where((eb) => eb.or([eb('domain', '=', host ?? ''), eb('def', '=', true)]))
    .orderBy(sql`domain = ${host ?? ''}`, 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** @throws ApiError 400 when the logo is gone, 409 when another tenant has the domain */
export function insertBranding(trx: Trx, tenantId: number, values: NewBranding): Promise<BrandingRow> {
  return explained(values, () =>
    trx
      .insertInto('brandings')
      .values({ tenant_id: tenantId, ...values })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

/** @throws ApiError as `insertBranding` */
export function updateBranding(trx: Trx, tenantId: number, values: Partial<BrandingValues>): Promise<BrandingRow> {
  return explained(values, () =>
    trx.updateTable('brandings').set(values).where('tenant_id', '=', tenantId).returningAll().executeTakeFirstOrThrow(),
  );
}

/** Takes the mark off the default branding. @returns it as it is now; undefined where there was none */
export function unmarkDefault(trx: Trx): Promise<BrandingRow | undefined> {
  return trx.updateTable('brandings').set({ def: false }).where('def', '=', true).returningAll().executeTakeFirst();
}

async function explained<T>({ domain }: Partial<BrandingValues>, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const broken = violationOf(error)?.constraint;
    if (broken === 'brandings_domain') throw errors.conflict(`Domain ${domain} is already in use`);
    if (broken === 'brandings_logo') throw unknownLogo();
    throw error;
  }
}

export function unknownLogo() {
  return errors.badField('logo', 'names no logo that was uploaded for this tenant');
}
