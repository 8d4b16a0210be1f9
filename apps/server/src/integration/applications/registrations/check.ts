import { Type } from 'typebox';
import { refusedAs } from '../../../features/realtime/engine-refusal.ts';
import { raw } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { findExtension } from './find-extension.ts';

/** Where a phone is registered, with exactly the seed's fields (contract 40 B10.8). Of several contacts the most recent. */
export const check = defineAction({
  action: 'check',
  access: 'read',
  params: Type.Object({
    extension: Type.String({ minLength: 1, maxLength: 64 }),
    tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
  }),
  async run({ platform, scope, trx }, params) {
    const tenant = await scope.tenant(trx, params.tenant_domain);
    const { extension_uuid } = await findExtension(trx, tenant.tenantId, params.extension);
    const registrations = await refusedAs({ not_found: 'Tenant' }, () =>
      platform.engine.registrations(tenant.tenantId),
    );
    const [latest] = registrations
      .filter(({ extensionUuid }) => extensionUuid === extension_uuid)
      .toSorted((one, other) => other.refreshedAt - one.refreshedAt);
    return raw({
      status: 'success',
      message: 'Extension status retrieved',
      registered: latest ? 'yes' : 'no',
      register_ip: latest?.networkIp ?? '',
      register_port: latest ? String(latest.networkPort) : '',
      register_useragent: latest?.userAgent ?? '',
    });
  },
});
