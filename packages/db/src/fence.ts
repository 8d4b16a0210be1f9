import { FenceError } from './errors.ts';

/** Which tenants' rows a transaction may see and write: row-level security holds it to that. */
export type Fence = { kind: 'all' } | { kind: 'tenant'; tenantId: number };

const LARGEST_ID = 2_147_483_647;

/**
 * The value of the setting `strowger.fence`, safe to put between quotes in SQL.
 * @throws FenceError when the tenant id is not a positive 32-bit integer
 */
export function fenceSetting(fence: Fence): string {
  if (fence.kind === 'all') return 'all';
  const { tenantId } = fence;
  if (!Number.isInteger(tenantId) || tenantId < 1 || tenantId > LARGEST_ID) {
    throw new FenceError(`A tenant id must be a whole number from 1 to ${LARGEST_ID}.`);
  }
  return String(tenantId);
}
