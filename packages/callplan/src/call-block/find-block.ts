import type { TenantConfiguration } from '../configuration.ts';
import { BlockIndex } from './block-index.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { WrittenNumber } from './written-number.ts';

/** Of a tenant's rules, made once for each reading of them. */
const indexes = new WeakMap<readonly CallBlockConfiguration[], BlockIndex>();

/**
 * The rule that takes a call: exact beats prefix beats regex, an extension's rule the tenant's, then the oldest
 * (contract 20 §10.1). Null: none.
 * @param number the caller's (inbound) or the dialled one (outbound)
 * @param extensionUuid the called extension (inbound) or the calling one (outbound)
 */
export function findBlock(
  tenant: TenantConfiguration,
  direction: 'inbound' | 'outbound',
  number: string,
  extensionUuid: string | null,
): CallBlockConfiguration | null {
  if (tenant.callBlocks.length === 0) return null;
  return indexOf(tenant).find(
    new WrittenNumber(number, tenant.nationalPrefix),
    (rule) =>
      (rule.direction === direction || rule.direction === 'both') &&
      (rule.extensionUuid === null || rule.extensionUuid === extensionUuid),
  );
}

/** A tenant whose settings change is read anew, rules included. */
function indexOf({ callBlocks, nationalPrefix }: TenantConfiguration): BlockIndex {
  const known = indexes.get(callBlocks);
  if (known !== undefined) return known;
  const made = new BlockIndex(callBlocks, nationalPrefix);
  indexes.set(callBlocks, made);
  return made;
}
