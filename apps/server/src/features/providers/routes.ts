import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import { createSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn } from '../../http/resource/write-resource.ts';
import type { Feature } from '../../platform.ts';
import { PROVIDERS, superAdmins } from './resource.ts';

/** Contract 30 §2, as far as calls come in by them. */
export const providers: Feature = (route, platform) => {
  serveResource(route, platform, PROVIDERS);
  route({
    method: 'POST',
    path: PROVIDERS.path,
    tag: PROVIDERS.tag,
    summary: 'Make a provider; without a tenant it is shared by all',
    access: superAdmins,
    body: createSchema(PROVIDERS),
    reply: Type.Integer(),
    async handler(context) {
      const { tenant_id: named, ...sent } = readSent(PROVIDERS, context.body);
      const tenantId = typeof named === 'number' && named !== 0 ? named : null;
      const query = context.trx
        .selectFrom('tenants')
        .select('tenant_id')
        .where('tenant_id', '=', tenantId ?? 0);
      if (tenantId !== null && !(await query.executeTakeFirst())) throw errors.badField('tenant_id', 'names no tenant');
      return createIn(context, PROVIDERS, tenantId, sent, platform.now());
    },
  });
};
