import type { Trx } from '@strowger/db';
import type { IntegrationCall } from '../../application.ts';
import { missingParameters, notFound } from '../../errors.ts';

/** A SIP provider as the actions need it. */
export interface Gateway {
  readonly provider_id: number;
  readonly tenant_id: number | null;
  readonly gateway_uuid: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly active: boolean;
  readonly register: boolean;
  readonly ref: string | null;
}

/** SIP providers of whoever is behind the fence of the transaction; shared ones are not a tenant's to manage. */
export function selectGateways(trx: Trx) {
  return trx
    .selectFrom('providers')
    .select([
      'provider_id',
      'providers.tenant_id',
      'fpbx_gateway_uuid as gateway_uuid',
      'name',
      'host',
      'port',
      'active',
      'register',
      'providers.ref',
    ])
    .where('type', '=', 'sip');
}

/** The SIP provider of that name, in any case, whoever's it is. */
export function findNamed(trx: Trx, name: string): Promise<Gateway | undefined> {
  return selectGateways(trx)
    .where((where) => where(where.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst();
}

interface Named {
  readonly gateway_uuid?: string;
  readonly gateway_name?: string;
  readonly tenant_domain?: string;
}

/** The gateway that is named. @throws IntegrationError 400 where none is, 404 outside the scope */
export async function findGateway(
  { trx, scope }: Pick<IntegrationCall, 'trx' | 'scope'>,
  named: Named,
): Promise<Gateway> {
  const { gateway_uuid, gateway_name } = named;
  if (gateway_uuid === undefined && gateway_name === undefined) throw missingParameters(['gateway_uuid']);
  const tenant = await scope.tenantOrAll(trx, named.tenant_domain);
  const found =
    gateway_uuid === undefined
      ? await findNamed(trx, gateway_name ?? '')
      : await selectGateways(trx).where('fpbx_gateway_uuid', '=', gateway_uuid).executeTakeFirst();
  if (!found || !scope.reaches(found.tenant_id)) throw notFound();
  if (tenant !== null && found.tenant_id !== tenant.tenantId) throw notFound();
  if (gateway_name !== undefined && found.name.toLowerCase() !== gateway_name.toLowerCase()) throw notFound();
  return found;
}
