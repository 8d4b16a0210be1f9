import type { Trx } from '@strowger/db';
import { type TObject, Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import { presentObject } from '../../http/resource/read-object.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import { createSchema, objectSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn, updateObject } from '../../http/resource/write-resource.ts';
import type { Feature } from '../../platform.ts';
import { ownerOf } from '../providers/owner-of.ts';
import { withoutMasks } from '../providers/provider-fields.ts';
import { gatewayResource, writers } from './resource.ts';

/** Contract 30 §3. */
export const gateways: Feature = (route, platform) => {
  const resource = gatewayResource(platform.vault);
  serveResource(route, platform, resource);
  const created = createSchema(resource);
  route({
    method: 'POST',
    path: resource.path,
    tag: resource.tag,
    summary: 'Make a gateway: a SIP provider for voice',
    access: writers,
    body: Type.Object({ ...created.properties, domain_uuid: Type.Optional(nullable(uuid())) }, optionsOf(created)),
    reply: uuid(),
    handler: async (context) => {
      const { tenant_id: named, domain_uuid: domain, ...sent } = readSent(resource, withoutMasks(context.body));
      const tenantId =
        (await tenantOfDomain(context.trx, domain)) ?? (await ownerOf(context.trx, context.caller, named));
      return createIn(context, resource, tenantId, sent, platform.now());
    },
  });
  route({
    method: 'PUT',
    path: `${resource.path}/:gateway_uuid`,
    tag: resource.tag,
    summary: 'Change a gateway',
    access: writers,
    params: { gateway_uuid: 'uuid' },
    body: updateSchema(resource),
    reply: objectSchema(resource),
    handler: async (context) => {
      const sent = readSent(resource, withoutMasks(context.body));
      const shown = await updateObject(context, resource, context.params.gateway_uuid, sent, platform.now());
      return presentObject(context, resource, shown);
    },
  });
};

/** How a schema treats what it does not know. */
const optionsOf = ({ properties: _, type: __, required: ___, ...options }: TObject) => options;

/** Null: no domain is named. @throws ApiError 400 */
async function tenantOfDomain(trx: Trx, domain: unknown): Promise<number | null> {
  if (typeof domain !== 'string') return null;
  const row = await trx.selectFrom('domains').select('tenant_id').where('domain_uuid', '=', domain).executeTakeFirst();
  if (!row) throw errors.badField('domain_uuid', 'names no domain');
  return row.tenant_id;
}
