import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { IMAGE_BODY_LIMIT, readImageUpload } from '../../images/read-upload.ts';
import { remakeImage } from '../../images/remake-image.ts';
import { sendImage } from '../../images/send-image.ts';
import type { Feature } from '../../platform.ts';
import { findShownLogo, readLogo, storeLogo } from './logos.ts';
import { holdTenant, tenantInPath } from './tenant-in-path.ts';

const tag = 'Branding';
/** Larger than any place that shows it. */
const BOUNDS = { width: 1024, height: 1024 };

/** The logo of a tenant (contract 10 §7.1, §2.8). */
export const logoRoutes: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/branding/:tenant_id/media',
    summary: "A tenant's logo, else the default one; pages load it without a token",
    tag,
    access: 'public',
    params: { tenant_id: 'name' },
    reply: Type.String(),
    produces: 'image/png',
    handler: async ({ trx, params, request, reply }) => {
      const logo = await findShownLogo(trx, tenantInPath(params.tenant_id));
      if (!logo) throw errors.notFound('Logo');
      return sendImage(request.raw, reply, { ...logo, version: logo.fileName }, () => readLogo(trx, logo));
    },
  });

  route({
    method: 'PUT',
    path: '/branding/:tenant_id/media',
    summary: 'Upload a logo: a PNG or JPEG as the body, or as the field `file` of a form; then save its name as `logo`',
    tag,
    access: { callers: ['A', 'T'], permission: 'branding' },
    params: { tenant_id: 'name' },
    bodyLimit: IMAGE_BODY_LIMIT,
    reply: Type.String({ description: 'File name.' }),
    handler: async ({ trx, caller, params, request, audit }) => {
      const tenantId = tenantInPath(params.tenant_id) ?? caller.tenantId;
      if (!(await holdTenant(trx, tenantId))) throw errors.notFound('Tenant');
      const image = await remakeImage(await readImageUpload(request.raw), BOUNDS);
      const fileName = await storeLogo(trx, tenantId, image, platform.now());
      audit({
        resource: 'branding',
        resourceId: tenantId,
        action: 'upload',
        tenantId,
        after: { logo: fileName, bytes: image.bytes.length },
        activity: `Upload branding logo ${fileName}`,
      });
      return fileName;
    },
  });
};
