import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { check } from '../../http/validation.ts';
import type { Feature, Platform } from '../../platform.ts';
import { isSettingName, SETTING_TABLE, settingNames } from '../../settings/setting-table.ts';

const tag = 'Integration';
const access: Access = { callers: ['A'] };
const PREFIX = 'integration.';

/** The settings of this API, by their short names. */
const NAMES = settingNames.flatMap((name) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));

const fields = Object.fromEntries(
  settingNames.flatMap((name) =>
    name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), SETTING_TABLE[name].schema]] : [],
  ),
);
const Settings = Type.Object(fields);
const SettingsUpdate = Type.Partial(Type.Object(fields), { additionalProperties: false });

/** Settings of the integration API (contract 40 B13): those of `/settings` that begin with `integration.`. */
export const integrationSettings: Feature = (route, { settings }) => {
  route({
    method: 'GET',
    path: '/integration_settings',
    summary: 'Settings of the integration API',
    tag,
    access,
    reply: Settings,
    handler: async () => valuesOf(settings),
  });

  route({
    method: 'PUT',
    path: '/integration_settings',
    summary: 'Change settings of the integration API',
    tag,
    access,
    body: SettingsUpdate,
    reply: Settings,
    handler: async ({ trx, caller, body, audit, emit }) => {
      const before = valuesOf(settings);
      const sent: Readonly<Record<string, unknown>> = { ...body };
      const changed = NAMES.filter((name) => Object.hasOwn(sent, name));
      const after = await settings.change(trx, changesOf(sent, changed));
      const shown = valuesOf({ all: () => after });
      audit({
        resource: 'integration_settings',
        resourceId: changed.join(','),
        action: 'update',
        tenantId: null,
        before: pick(before, changed),
        after: pick(shown, changed),
      });
      const by = caller.userId;
      emit(configChanged({ resource: 'settings', id: '', action: 'updated', changed, tenantId: null, by }));
      return shown;
    },
  });
};

function valuesOf(settings: Pick<Platform['settings'], 'all'>): Record<string, unknown> {
  const all: Readonly<Record<string, unknown>> = { ...settings.all() };
  return Object.fromEntries(NAMES.map((name) => [name, all[`${PREFIX}${name}`]]));
}

function changesOf(sent: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(
    names.map((name) => {
      const full = `${PREFIX}${name}`;
      const value = sent[name];
      if (!isSettingName(full) || check(SETTING_TABLE[full].schema, value).length > 0) {
        throw errors.badField(name, 'does not fit');
      }
      return [full, value];
    }),
  );
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
