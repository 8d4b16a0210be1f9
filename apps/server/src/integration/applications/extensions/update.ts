import { Type } from 'typebox';
import { makePassword } from '../../../features/extensions/sip-password.ts';
import { lockExtension, updateExtension } from '../../../features/extensions/update-extension.ts';
import { word } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { refsIn } from './create.ts';
import { EXTENSION_NAMES, EXTENSION_SETTINGS, extensionValuesOf } from './extension-params.ts';
import { setRefs } from './extension-refs.ts';
import { clearPassword, extensionFields, findExtension } from './find-extension.ts';
import { hangUpExtensions } from './hang-up.ts';
import { keepMailbox } from './mailbox.ts';

const DANGLING = 'X-Dangling-References';

/** Changes what is sent. An extension that is named by its uuid gets the number that is sent with it. */
export const update = defineAction({
  action: 'update',
  access: 'write',
  params: Type.Object({ ...EXTENSION_SETTINGS, ...EXTENSION_NAMES }),
  async run(call, params) {
    const found = await findExtension(call, params);
    const { writer, uuid } = found;
    const before = await lockExtension(writer, writer.scope, uuid);
    const number = params.extension_uuid !== undefined && params.extension !== undefined;
    const sent = { ...extensionValuesOf(params), ...(number ? { extension: params.extension ?? '' } : {}) };
    const { row, dangling } = await updateExtension(writer, call.platform, before, sent);
    if (dangling !== null) call.header(DANGLING, dangling);
    await setRefs(writer, found, refsIn(params));
    await keepMailbox(call, { ...found, extension: row.extension }, params);
    return { message: 'Extension updated', ...(await extensionFields(call, found)) };
  },
});

/** Safe to repeat: they answer how it is now. Switched off, it is no longer registered. */
const switching = (action: 'enable' | 'disable', enabled: boolean) =>
  defineAction({
    action,
    access: 'write',
    params: Type.Object({ ...EXTENSION_NAMES, hangup_active: Type.Optional(Type.Boolean()) }),
    async run(call, params) {
      const { writer, uuid, extension, tenantId } = await findExtension(call, params);
      const before = await lockExtension(writer, writer.scope, uuid);
      if (before.enabled !== enabled) await updateExtension(writer, call.platform, before, { enabled });
      if (!enabled && params.hangup_active === true) hangUpExtensions(call, tenantId, [uuid]);
      return {
        message: `Extension ${action}d`,
        extension_uuid: uuid,
        tenant_domain: before.domain_name,
        extension,
        extension_enabled: word(enabled),
      };
    },
  });

export const enable = switching('enable', true);
export const disable = switching('disable', false);

/** Sets the password that is sent, or makes one; it is in this answer and in no other. */
export const resetPassword = defineAction({
  action: 'reset_password',
  access: 'write',
  params: Type.Object({ ...EXTENSION_NAMES, extension_password: EXTENSION_SETTINGS.extension_password }),
  async run(call, params) {
    const { writer, uuid, extension } = await findExtension(call, params);
    const before = await lockExtension(writer, writer.scope, uuid);
    const password = params.extension_password || makePassword();
    await updateExtension(writer, call.platform, before, { password });
    return {
      message: 'Password reset',
      extension_uuid: uuid,
      tenant_domain: before.domain_name,
      extension,
      extension_password: await clearPassword(call, uuid),
    };
  },
});
