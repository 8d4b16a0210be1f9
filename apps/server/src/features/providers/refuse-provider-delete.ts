import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** More are not named one by one. */
const NAMED = 20;

/**
 * A provider that routes name stays (contract 30 §2.2), and one that outbound dialplan rows name (contract 40 B10.3).
 * @throws ApiError 409 that names them
 */
export async function refuseProviderDelete(
  trx: Trx,
  { providerId, gatewayUuid }: { readonly providerId: number; readonly gatewayUuid: string },
): Promise<void> {
  const routes = await trx
    .selectFrom('routes')
    .select('name')
    .where('provider_id', '=', providerId)
    .orderBy('name')
    .limit(NAMED + 1)
    .execute();
  refuse(
    'Route(s)',
    'routes',
    routes.map(({ name }) => name),
  );
  const rows = await trx
    .selectFrom('dialplan_outbound')
    .select('dialplan_name')
    .where((eb) =>
      eb.or([
        eb('gateway_uuid', '=', gatewayUuid),
        eb('gateway_2_uuid', '=', gatewayUuid),
        eb('gateway_3_uuid', '=', gatewayUuid),
      ]),
    )
    .orderBy('dialplan_name')
    .limit(NAMED + 1)
    .execute();
  refuse(
    'Outbound Dialplan(s)',
    'rows',
    rows.map(({ dialplan_name }) => dialplan_name),
  );
}

function refuse(label: string, them: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const named = names.slice(0, NAMED).map((name) => `'${name}'`);
  const list = [...named, ...(names.length > NAMED ? ['more'] : [])].join(', ');
  throw errors.conflict(`Cannot delete provider: ${label} ${list} use this provider. Delete those ${them} first.`);
}
