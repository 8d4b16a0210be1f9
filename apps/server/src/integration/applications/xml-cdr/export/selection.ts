import { sql, type Tables, type Trx } from '@strowger/db';
import type { SelectQueryBuilder } from 'kysely';
import { type Static, Type } from 'typebox';
import type { Scope } from '../../../../access/scope.ts';
import { cdrQuery } from '../../../../features/cdr/store.ts';
import type { Column } from '../records/columns.ts';
import type { MarksAsked } from '../records/read-records.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

/** Which records a file holds, as it is kept with the file. */
export const Selection = Type.Object({
  /** ISO 8601. */
  from: Type.String(),
  until: Type.String(),
  range: Type.String(),
  tenant_id: nullable(Type.Integer()),
  /** For the name of the file. */
  domain: nullable(Type.String()),
  extension: nullable(Type.String()),
  direction: nullable(Type.String()),
  call_type: nullable(Type.String()),
  status: nullable(Type.String()),
  leg: Type.Enum(['a', 'b', 'all']),
  only_unexported: Type.Boolean(),
  /** Consumers whose marks count. */
  consumers: Type.Array(Type.Integer()),
  columns: Type.Array(Type.String()),
  /** Sequence numbers of records that are left out. */
  hidden: Type.Optional(Type.Array(Type.Integer())),
});
export type Selection = Static<typeof Selection>;

/** A selection of which it is settled what it holds. */
export interface Pinned {
  readonly selection: Selection;
  readonly columns: readonly Column[];
  /** Of the first and the last record; null: there is none. */
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  readonly total: number;
  /** Marks made from then on do not count. */
  readonly pinnedAt: Date;
}

/** The records of the selection that are not marked as exported before that moment; select and order are the caller's. */
export function selectedRecords(
  trx: Trx,
  scope: Scope,
  selection: Selection,
  pinnedAt: Date,
): SelectQueryBuilder<Tables, 'cdr', object> {
  const found = cdrQuery(trx, scope, {
    from: new Date(selection.from),
    until: new Date(selection.until),
    leg: selection.leg,
    tenantId: selection.tenant_id,
    extension: selection.extension ?? undefined,
    direction: selection.direction ?? undefined,
    callType: selection.call_type ?? undefined,
    status: selection.status ?? undefined,
  });
  const { hidden = [] } = selection;
  const query = hidden.length === 0 ? found : found.where(sql<boolean>`cdr.cdr_seq <> all(${[...hidden]}::bigint[])`);
  if (!selection.only_unexported) return query;
  return query.where(
    sql<boolean>`not exists (
      select from cdr_export_mark as mark
      where mark.consumer_id = any(${selection.consumers}::integer[]) and mark.call_id = cdr.call_id and mark.leg = cdr.leg
        and mark.result = 'exported' and mark.exported_at < ${pinnedAt})`,
  );
}

export function marksOf({ selection, pinnedAt }: Pinned): MarksAsked {
  return { consumers: selection.consumers, before: pinnedAt };
}
