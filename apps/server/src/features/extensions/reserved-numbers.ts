import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { isDid } from '../domains/number-plan.ts';
import { readTenantSettings } from '../tenants/settings/read-settings.ts';

type Needed = Pick<Platform, 'settings' | 'vault'>;

/** The tenant's emergency numbers (contract 10 §4.4, 30 §5.3). */
export async function emergencyNumbers(trx: Trx, platform: Needed, tenantId: number): Promise<ReadonlySet<string>> {
  const { emergency_numbers } = await readTenantSettings(trx, platform, tenantId);
  return new Set((emergency_numbers ?? '').split(',').map((number) => number.trim()));
}

/**
 * Refuses numbers an extension may not have (contract 20 §0.7).
 * @throws ApiError 409 for an emergency number and for one of the tenant's DIDs
 */
export async function requireUnreserved(
  trx: Trx,
  platform: Needed,
  tenantId: number,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  const emergency = await emergencyNumbers(trx, platform, tenantId);
  for (const number of numbers) {
    if (emergency.has(number)) throw errors.conflict(`${number} is an emergency number and cannot be an extension.`);
    if (await isDid(trx, tenantId, number)) {
      throw errors.conflict(`Extension ${number} is already assigned as a DID number in this tenant.`);
    }
  }
}
