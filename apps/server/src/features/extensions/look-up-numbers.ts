import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { carrierOf, isDid, lowestFreeNumber } from '../domains/number-plan.ts';
import { domainOfTenant } from '../tenants/domains.ts';
import { emergencyNumbers } from './reserved-numbers.ts';

const FIRST = 1000;
const LAST = 9998;
const LOWEST = 10;

/**
 * The lowest free number (contract 20 §1.4).
 * @param start the number to begin at, as sent; absent or empty: 1000
 * @throws ApiError 400 start, 404 tenant without domain, 409 none free
 */
export async function nextAvailable(
  trx: Trx,
  platform: Pick<Platform, 'settings' | 'vault'>,
  tenantId: number | null,
  start: string | undefined,
): Promise<string> {
  const from = startOf(start);
  const domain = tenantId === null ? null : await domainOfTenant(trx, tenantId);
  if (tenantId === null || !domain) throw errors.missing('No domain configured for this tenant.');
  const reserved = await emergencyNumbers(trx, platform, tenantId);
  const free = await lowestFreeNumber(trx, { uuid: domain.domain_uuid, tenantId }, { from, to: LAST }, reserved);
  if (free === null) throw errors.conflict(`No number from ${from} to ${LAST} is free`);
  return free;
}

function startOf(text: string | undefined): number {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return FIRST;
  const start = /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (start >= LOWEST && start <= LAST) return start;
  throw errors.badField('start', `must be a number from ${LOWEST} to ${LAST}`);
}

/** Whether an extension may have a number, else what has it (contract 20 §0.7, §1.4). */
export type Availability = { readonly available: true } | { readonly available: false; readonly used_by: string };

/**
 * @param number as sent
 * @param exceptUuid the object that may keep it
 * @throws ApiError 400 when it is absent or no number
 */
export async function checkNumber(
  trx: Trx,
  platform: Pick<Platform, 'settings' | 'vault'>,
  tenantId: number | null,
  number: string,
  exceptUuid: string | null,
): Promise<Availability> {
  if (number === '') throw errors.badField('extension', 'is required');
  if (!/^[0-9]{2,11}$/.test(number)) throw errors.badField('extension', 'must be 2 to 11 digits');
  const domain = tenantId === null ? null : await domainOfTenant(trx, tenantId);
  if (tenantId === null || !domain) return { available: true };
  const label = await carrierOf(trx, domain.domain_uuid, number, exceptUuid);
  if (label !== null) return { available: false, used_by: label };
  if (await isDid(trx, tenantId, number)) return { available: false, used_by: 'DID' };
  if ((await emergencyNumbers(trx, platform, tenantId)).has(number)) {
    return { available: false, used_by: 'Emergency Number' };
  }
  return { available: true };
}
