import { Type } from 'typebox';
import { defineAction } from '../../application.ts';
import { findExtension } from './find-extension.ts';

/** Drops the contacts of an extension; its calls go on, and its phones may register again. */
export const unregister = defineAction({
  action: 'unregister',
  access: 'write',
  params: Type.Object({
    extension: Type.String({ minLength: 1, maxLength: 64 }),
    tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
  }),
  async run({ platform, scope, trx, writerIn }, params) {
    const tenant = await scope.tenant(trx, params.tenant_domain);
    const found = await findExtension(trx, tenant.tenantId, params.extension);
    writerIn(tenant.tenantId).audit({
      action: 'unregister',
      resource: 'fpbx_extensions',
      resourceId: found.extension_uuid,
    });
    platform.db.afterCommit(trx, () => platform.engine.dropRegistrations({ extensionUuid: found.extension_uuid }));
    return { message: 'Extension unregistered', extension: found.extension, registered: 'no' };
  },
});
