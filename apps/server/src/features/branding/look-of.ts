import type { Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { presentToAll } from './presenter.ts';
import { findShownBranding } from './store.ts';

/**
 * How the product looks to a tenant's people: his branding, else the default one, else the built-in look, which is the
 * only one in Community. The transaction's fence must show the tenant.
 * @param tenantId null: the platform
 */
export async function lookOf(trx: Trx, { environment }: Pick<Platform, 'environment'>, tenantId: number | null) {
  return presentToAll(environment.edition === 'community' ? undefined : await findShownBranding(trx, tenantId));
}
