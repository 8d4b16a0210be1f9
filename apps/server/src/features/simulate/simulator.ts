import { type Leg, type Simulation, simulateCall, type TenantConfiguration } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { readTenant } from '../../engine/directory-rows.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { readPlatformNumbers } from './read-platform-numbers.ts';

/** A tenant's configuration as it is stored now, and what becomes of calls by it. */
export interface Simulator {
  readonly tenant: TenantConfiguration;
  simulate(leg: Leg, at: Date): Simulation;
}

/** Reads all that decides where a tenant's calls go (contract 20 §0.10). @throws ApiError 409 for one without a domain */
export async function readSimulator(trx: Trx, platform: Platform, tenantId: number): Promise<Simulator> {
  const tenant = await readTenant(trx, platform, tenantId);
  if (tenant === null) throw errors.conflict('No SIP domain assigned to this tenant. Contact an administrator.');
  const numbers = await readPlatformNumbers(platform.db);
  return { tenant, simulate: (leg, at) => simulateCall(tenant, leg, at, numbers) };
}
