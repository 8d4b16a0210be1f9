import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';

export type RecordingRow = Awaited<ReturnType<ReturnType<typeof reachable>['executeTakeFirstOrThrow']>>;

/** @throws ApiError 404 where the caller reaches no such recording (contract 30 §1.1) */
export async function requireRecording(
  trx: Trx,
  scope: Scope,
  id: number,
  way: 'look' | 'lock',
): Promise<RecordingRow> {
  const row = await reachable(trx, scope)
    .where('recording_id', '=', id)
    .$if(way === 'lock', (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw errors.notFound('Recording');
  return row;
}

function reachable(trx: Trx, scope: Scope) {
  return trx
    .selectFrom('recordings')
    .select(['recording_id', 'tenant_id', 'name', 'stored_file', 'duration_ms'])
    .$if(scope.kind !== 'platform', (query) =>
      query.where('tenant_id', '=', scope.kind === 'platform' ? 0 : scope.tenantId),
    )
    .$if(scope.kind === 'own', (query) => query.where('created_by', '=', scope.kind === 'own' ? scope.userId : 0));
}
