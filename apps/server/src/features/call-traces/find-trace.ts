import type { Trx } from '@strowger/db';
import type { CallTrace, Switch, TracedLeg } from '@strowger/switch';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';

/**
 * The trace of a call within the caller's view: an end user sees calls that one of his extensions takes part in, as
 * with the call records (contract 40 A4).
 * @throws ApiError 404
 */
export async function findTrace(trx: Trx, engine: Switch, scope: Scope, callId: string): Promise<CallTrace> {
  const tenantId = scope.kind === 'platform' ? null : scope.tenantId;
  const trace = await engine.trace({ uuid: callId, tenantId });
  if (trace === null) throw errors.notFound('Call');
  if (scope.kind === 'own' && !(await concernsUser(trx, scope, trace.legs))) throw errors.notFound('Call');
  return trace;
}

async function concernsUser(
  trx: Trx,
  { tenantId, userId }: Extract<Scope, { kind: 'own' }>,
  legs: readonly TracedLeg[],
): Promise<boolean> {
  const own = await trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'extension'])
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .execute();
  return own.some(({ extension_uuid, extension }) =>
    legs.some(
      (leg) => leg.extensionUuid === extension_uuid || leg.callerNumber === extension || leg.destination === extension,
    ),
  );
}
