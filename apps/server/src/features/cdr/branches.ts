import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import type { CdrWindow } from './cdr-window.ts';
import { type CdrFilter, faxAccountsOf } from './store.ts';

/** More alternatives than these, or more rows, are read as one. */
const MOST_BRANCHES = 12;
export const MOST_ROWS = 5_000;

interface Branch {
  readonly scope: Scope;
  readonly filter: CdrFilter;
}

/** Whether records match by one of several columns, so that no single index leads to all of them. */
export function hasAlternatives(scope: Scope, { extension }: CdrFilter): boolean {
  return scope.kind === 'own' || Boolean(extension);
}

/**
 * The alternatives of a filter by number, and of the records that a user sees: each is an equality, so that an index gives
 * its records newest first, as it cannot for all of them together. Null: there are none, or too many, or, across all
 * tenants, no such index.
 */
export async function branchesOf(
  trx: Trx,
  scope: Scope,
  filter: CdrFilter,
  { sort, offset, limit }: Pick<CdrWindow, 'sort' | 'offset' | 'limit'>,
): Promise<Branch[] | null> {
  if (sort !== 'start_time' || offset + limit > MOST_ROWS) return null;
  const { extension, ...others } = filter;
  if (extension) {
    if (scope.kind === 'platform' && filter.tenantId == null) return null;
    return [
      { scope, filter: { ...others, callerNumber: extension } },
      { scope, filter: { ...others, destination: extension } },
    ];
  }
  return scope.kind === 'own' ? branchesOfUser(trx, scope, filter) : null;
}

async function branchesOfUser(
  trx: Trx,
  { userId, tenantId }: Extract<Scope, { kind: 'own' }>,
  filter: CdrFilter,
): Promise<Branch[] | null> {
  const extensions = await trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'extension'])
    .where('user_id', '=', userId)
    .where('tenant_id', '=', tenantId)
    .limit(MOST_BRANCHES)
    .execute();
  const accounts = await trx
    .selectFrom(faxAccountsOf(userId).as('account'))
    .select('extension')
    .limit(MOST_BRANCHES)
    .execute();
  const numbers = [...extensions.map(({ extension }) => extension), ...accounts.map(({ extension }) => extension)];
  const filters: CdrFilter[] = [
    ...extensions.map(({ extension_uuid: extensionUuid }) => ({ ...filter, extensionUuid })),
    ...numbers.flatMap((number) => [
      { ...filter, callerNumber: number },
      { ...filter, destination: number },
    ]),
  ];
  if (filters.length > MOST_BRANCHES) return null;
  return filters.map((one) => ({ scope: { kind: 'tenant', tenantId }, filter: one }));
}
