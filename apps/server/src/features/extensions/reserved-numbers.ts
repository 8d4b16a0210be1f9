import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { SystemSettings } from '../../settings/system-settings.ts';
import { isDid } from '../domains/number-plan.ts';

/** The tenant's emergency numbers: his own list, else the platform's (contract 10 §4.4, 30 §5.3). */
export async function emergencyNumbers(
  trx: Trx,
  settings: SystemSettings,
  tenantId: number,
): Promise<ReadonlySet<string>> {
  const own = await trx
    .selectFrom('tenant_settings')
    .select('value')
    .where('tenant_id', '=', tenantId)
    .where('name', '=', 'emergency_numbers')
    .executeTakeFirst();
  return new Set(numbersIn(own?.value) ?? numbersIn(settings.get('emergency_numbers')) ?? []);
}

/** A comma text or a list; null when nothing is set. */
function numbersIn(value: unknown): string[] | null {
  const items = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(items)) return null;
  return items.map((item) => String(item).trim()).filter((item) => item !== '');
}

/**
 * Refuses numbers an extension may not have (contract 20 §0.7).
 * @throws ApiError 409 for an emergency number and for one of the tenant's DIDs
 */
export async function requireUnreserved(
  trx: Trx,
  settings: SystemSettings,
  tenantId: number,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  const emergency = await emergencyNumbers(trx, settings, tenantId);
  for (const number of numbers) {
    if (emergency.has(number)) throw errors.conflict(`${number} is an emergency number and cannot be an extension.`);
    if (await isDid(trx, tenantId, number)) {
      throw errors.conflict(`Extension ${number} is already assigned as a DID number in this tenant.`);
    }
  }
}
