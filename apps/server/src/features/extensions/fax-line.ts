import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { containsPattern } from '../../http/portal-search.ts';

const FAX_ACCOUNTS = ['account', 'child_account'] as const;

/** A fax account of the tenant, whether or not it has a line. */
export function findFaxAccount(trx: Trx, tenantId: number, accountId: number) {
  return trx
    .selectFrom('accounts')
    .select(['account_id', 'phone'])
    .where('account_id', '=', accountId)
    .where('tenant_id', '=', tenantId)
    .where('type', 'in', FAX_ACCOUNTS)
    .executeTakeFirst();
}

/**
 * The fax account whose line the extension is: the one it was assigned to, else one whose phone is its number. The
 * phone of a row that mirrors a user is the user's own telephone and says nothing.
 */
export function faxAccountOf(
  trx: Trx,
  extension: { readonly tenant_id: number; readonly extension: string; readonly account_id: number | null },
) {
  return trx
    .selectFrom('accounts')
    .select(['account_id', 'phone'])
    .where('tenant_id', '=', extension.tenant_id)
    .where('type', 'in', FAX_ACCOUNTS)
    .where((eb) =>
      eb.or([
        eb('account_id', '=', extension.account_id),
        eb.and([eb('phone', '=', extension.extension), eb('mirrors_user_id', 'is', null)]),
      ]),
    )
    .orderBy(sql`account_id is not distinct from ${extension.account_id}::integer`, 'desc')
    .executeTakeFirst();
}

/** The extension that is a fax account's line by assignment. */
export function lineOf(trx: Trx, accountId: number) {
  return trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'extension'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

export async function setPhone(trx: Trx, accountId: number, phone: string, at: Date): Promise<void> {
  await trx.updateTable('accounts').set({ phone, last_updated: at }).where('account_id', '=', accountId).execute();
}

/** Extensions that are no fax account's line, plus the line of one account (contract 20 §1.4). */
export function freeForFax(trx: Trx, scope: Scope, tenantId: number, exceptAccountId: number | null, search: string) {
  return trx
    .selectFrom('extensions as e')
    .select(['e.extension_uuid', 'e.extension'])
    .where('e.tenant_id', '=', tenantId)
    .$if(scope.kind === 'own', (query) => query.where('e.user_id', '=', scope.kind === 'own' ? scope.userId : 0))
    .$if(search !== '', (query) => query.where('e.extension', 'like', containsPattern(search)))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('accounts as a')
            .select('a.account_id')
            .whereRef('a.tenant_id', '=', 'e.tenant_id')
            .where('a.type', 'in', FAX_ACCOUNTS)
            .where(sql<boolean>`a.account_id is distinct from ${exceptAccountId}::integer`)
            .where((inner) =>
              inner.or([
                inner('a.account_id', '=', inner.ref('e.account_id')),
                inner.and([inner('a.phone', '=', inner.ref('e.extension')), inner('a.mirrors_user_id', 'is', null)]),
              ]),
            ),
        ),
      ),
    )
    .orderBy(sql`e.extension::bigint`)
    .orderBy('e.extension')
    .limit(10_000)
    .execute();
}
