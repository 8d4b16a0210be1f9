import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';
import { checkChanges } from './check-changes.ts';
import { keepMaskedSecrets, pick, presentSettings } from './presenter.ts';
import { isSettingChanges, SettingsBody, SettingsReply } from './schema.ts';

const tag = 'Settings';

/** Settings of the whole installation (contract 00 "Settings in the database"). */
export const settings: Feature = (route, { settings: stored }) => {
  route({
    method: 'GET',
    path: '/settings',
    tag,
    summary: 'All settings with their values, defaults filled in',
    access: { callers: ['A'], permission: 'configuration_read' },
    reply: SettingsReply,
    handler: async () => presentSettings(stored.all()),
  });

  route({
    method: 'PUT',
    path: '/settings',
    tag,
    summary: 'Change settings; null takes one back to its default',
    access: { callers: ['A'], permission: 'configuration_write' },
    body: SettingsBody,
    reply: SettingsReply,
    handler: async (ctx) => {
      if (!isSettingChanges(ctx.body)) throw errors.badRequest('These are no settings');
      const before = stored.all();
      const changes = keepMaskedSecrets(ctx.body, before);
      checkChanges(changes);
      const changed = Object.keys(changes);
      const after = await stored.change(ctx.trx, changes);
      ctx.audit({
        resource: 'settings',
        resourceId: changed.join(','),
        action: 'update',
        tenantId: null,
        before: pick(before, changed),
        after: pick(after, changed),
      });
      const by = ctx.caller.userId;
      ctx.emit(configChanged({ resource: 'settings', id: '', action: 'updated', changed, tenantId: null, by }));
      return presentSettings(after);
    },
  });
};
