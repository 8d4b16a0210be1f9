import { Type } from 'typebox';
import { lockExtension } from '../../../features/extensions/update-extension.ts';
import { defineAction } from '../../application.ts';
import { EXTENSION_NAMES, SERVICE_REF } from './extension-params.ts';
import { assignRef, refsOf, unassignRef } from './extension-refs.ts';
import { findExtension } from './find-extension.ts';

/** Puts an extension on a service of the billing system: its primary one unless `secondary` says otherwise. */
export const assign = defineAction({
  action: 'assign',
  access: 'write',
  params: Type.Object({ ...EXTENSION_NAMES, ref: SERVICE_REF, secondary: Type.Optional(Type.Boolean()) }),
  async run(call, params) {
    const found = await findExtension(call, params);
    await lockExtension(found.writer, found.writer.scope, found.uuid);
    await assignRef(found.writer, found, params.ref, params.secondary === true);
    const { uuid, extension } = found;
    return { message: 'Extension assigned', extension_uuid: uuid, extension, ...(await refsOf(call.trx, uuid)) };
  },
});

/** Takes it off a service again. */
export const unassign = defineAction({
  action: 'unassign',
  access: 'write',
  params: Type.Object({ ...EXTENSION_NAMES, ref: SERVICE_REF }),
  async run(call, params) {
    const found = await findExtension(call, params);
    await lockExtension(found.writer, found.writer.scope, found.uuid);
    await unassignRef(found.writer, found, params.ref);
    const { uuid, extension } = found;
    return { message: 'Extension unassigned', extension_uuid: uuid, extension, ...(await refsOf(call.trx, uuid)) };
  },
});
