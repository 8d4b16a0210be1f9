import { Type } from 'typebox';
import { deleteExtension } from '../../../features/extensions/delete-extension.ts';
import { defineAction } from '../../application.ts';
import { EXTENSION_NAMES } from './extension-params.ts';
import { findExtension } from './find-extension.ts';

/** Deletes it, with its mailbox unless that is to stay. What still points at it is named in a header. */
export const remove = defineAction({
  action: 'delete',
  access: 'write',
  params: Type.Object({ ...EXTENSION_NAMES, with_voicemail: Type.Optional(Type.Boolean()) }),
  async run(call, params) {
    const { writer, uuid, extension } = await findExtension(call, params);
    const dangling = await deleteExtension(writer, writer.scope, uuid, params.with_voicemail !== false);
    if (dangling !== null) call.header('X-Dangling-References', dangling);
    return { message: 'Extension deleted', extension_uuid: uuid, extension };
  },
});
