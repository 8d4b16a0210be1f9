import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { IMAGE_BODY_LIMIT, readImageUpload } from '../../images/read-upload.ts';
import { remakeImage } from '../../images/remake-image.ts';
import { sendImage } from '../../images/send-image.ts';
import type { Feature } from '../../platform.ts';
import { findUserImage, readUserImage, storeUserImage } from './user-image.ts';
import { requireTarget, userChanged } from './user-target.ts';

const tag = 'Users';
/** Larger than any place that shows it. */
const BOUNDS = { width: 1024, height: 1024 };

/** The picture of a user (contract 10 §5.2, §2.8). */
export const userImages: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/users/:user_id/media',
    summary: "A user's picture; pages load it without a token",
    tag,
    access: 'public',
    params: { user_id: 'id' },
    reply: Type.String(),
    produces: 'image/png',
    handler: async ({ trx, params, request, reply }) => {
      const image = await findUserImage(trx, params.user_id);
      if (!image) throw errors.notFound('Picture');
      return sendImage(request.raw, reply, { ...image, version: image.fileName }, () => readUserImage(trx, image));
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id/media',
    summary: "Set a user's picture: a PNG or JPEG as the body, or as the field `file` of a form",
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_read' },
    params: { user_id: 'id' },
    bodyLimit: IMAGE_BODY_LIMIT,
    reply: Type.String({ description: 'File name.' }),
    handler: async ({ trx, caller, params, request, audit, emit }) => {
      const user = await requireTarget(trx, platform, caller, params.user_id);
      const image = await remakeImage(await readImageUpload(request.raw), BOUNDS);
      const fileName = await storeUserImage(trx, user, image, platform.now());
      audit({
        resource: 'users',
        resourceId: user.user_id,
        action: 'update',
        tenantId: user.tenant_id,
        after: { username: user.username, media: fileName },
      });
      emit(userChanged(caller, user, 'updated', ['media']));
      return fileName;
    },
  });
};
