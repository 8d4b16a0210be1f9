import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { findObject } from '../../http/resource/read-object.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { reprovision } from './reprovision.ts';
import { devices } from './resource.ts';

/** Contract 20 §2.1. */
export const deviceRoutes: Feature = (route, platform) => {
  const resource = devices(platform);
  serveResource(route, platform, resource);

  route({
    method: 'POST',
    path: '/devices/:device_uuid/reprovision',
    tag: resource.tag,
    summary: "Tell the phones of a device's lines to fetch their configuration",
    access: { callers: ['A', 'T'], featureKey: 'devices' },
    params: { device_uuid: 'uuid' },
    body: Type.Object(
      { reboot: Type.Optional(Type.Boolean({ description: 'They start anew.' })) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ status: Type.Literal('ok'), notified: Type.Integer() }),
    handler: async (context) => {
      const { trx, params, body, audit } = context;
      const found = await findObject(trx, resource, params.device_uuid, reachConditions(resource, context, 'see'));
      if (found?.tenantId === null || found === undefined) throw errors.notFound('Device');
      const { tenantId } = found;
      const reboot = body.reboot ?? false;
      const notified = await reprovision(trx, platform.engine, { tenantId, deviceUuid: params.device_uuid, reboot });
      audit({
        resource: 'devices',
        resourceId: params.device_uuid,
        action: 'reprovision',
        tenantId,
        before: null,
        after: { reboot, notified },
      });
      return { status: 'ok', notified };
    },
  });
};
