import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { QUALITIES, type Quality } from '../../fax-documents/fax-quality.ts';
import { errors } from '../../http/errors.ts';

export type DocumentRow = Awaited<ReturnType<ReturnType<typeof reachable>['executeTakeFirstOrThrow']>>;

/** @throws ApiError 404 where the caller reaches no such document (contract 30 §1.1) */
export async function requireDocument(trx: Trx, scope: Scope, id: number, way: 'look' | 'lock'): Promise<DocumentRow> {
  const row = await reachable(trx, scope)
    .where('document_id', '=', id)
    .$if(way === 'lock', (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw errors.notFound('Document');
  return row;
}

function reachable(trx: Trx, scope: Scope) {
  return trx
    .selectFrom('documents')
    .select(['document_id', 'tenant_id', 'created_by', 'name', 'quality', 'type', 'pages', 'version', 'has_token'])
    .$if(scope.kind !== 'platform', (query) =>
      query.where('tenant_id', '=', scope.kind === 'platform' ? 0 : scope.tenantId),
    )
    .$if(scope.kind === 'own', (query) => query.where('created_by', '=', scope.kind === 'own' ? scope.userId : 0));
}

/** The quality of a row; the database holds that it is one. */
export function qualityOf(row: Pick<DocumentRow, 'quality'>): Quality {
  return QUALITIES.find((quality) => quality === row.quality) ?? 'standard';
}
