import type { Tables, Trx } from '@strowger/db';
import type { Selectable } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { epochAfter, epochFilter, idFilter } from '../../http/list-filters.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';

export type AttemptRow = Selectable<Tables['integration_audit']>;

type Query = Readonly<Record<string, string>>;

/** Rows of the window, newest first, within the scope. */
export function findAttempts(trx: Trx, scope: Scope, query: Query, list: ListQuery) {
  const found = matching(trx, scope, query);
  return readWindow(
    list,
    (limit) => found.selectAll().orderBy('audit_id', 'desc').offset(list.offset).limit(limit).execute(),
    async () => (await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total,
  );
}

/** All of them as they are read. */
export function streamAttempts(trx: Trx, scope: Scope, query: Query): AsyncIterable<AttemptRow> {
  return matching(trx, scope, query).selectAll().orderBy('audit_id', 'desc').stream(500);
}

function matching(trx: Trx, scope: Scope, query: Query) {
  const [from, before] = [epochFilter(query['from']), epochAfter(query['to'])];
  const identityId = idFilter(query['identity_id']);
  const texts = (['ip', 'application', 'outcome', 'tenant_domain'] as const).flatMap((name) => {
    const value = query[name]?.trim();
    return value ? [{ name, value }] : [];
  });
  const requestId = query['request_id']?.trim();
  return trx
    .selectFrom('integration_audit')
    .where((eb) =>
      eb.and([
        ...(scope.kind === 'platform' ? [] : [eb('tenant_id', '=', scope.tenantId)]),
        ...(identityId === undefined ? [] : [eb('identity_id', '=', identityId)]),
        ...(from === undefined ? [] : [eb('at', '>=', from)]),
        ...(before === undefined ? [] : [eb('at', '<', before)]),
        ...texts.map(({ name, value }) => eb(name, '=', value)),
        ...(requestId ? [UUID.test(requestId) ? eb('request_id', '=', requestId) : eb.lit(false)] : []),
      ]),
    );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
