import type { CallerSetting } from '@strowger/callplan';
import type { CallerSettings, SettingResult } from '@strowger/switch';
import { configChanged } from '../events/config-changed.ts';
import type { ConfigResource } from '../events/config-resource.ts';
import type { SentValues } from '../features/extensions/extension-values.ts';
import type { ExtensionRow } from '../features/extensions/store.ts';
import { lockExtension, updateExtension } from '../features/extensions/update-extension.ts';
import { ApiError } from '../http/errors.ts';
import type { Platform } from '../platform.ts';
import { type PhoneWriter, type PhoneWrites, writeByPhone } from './write-by-phone.ts';

type Needed = PhoneWrites & Pick<Platform, 'vault' | 'settings' | 'now'>;

type ExtensionSetting = Exclude<CallerSetting, { setting: 'ring_group_forward' }>;

/** Settings that feature codes change (contract 20 §1.8 "Feature-code changes", §12.3). */
export function createCallerSettings(parts: Needed): CallerSettings {
  return {
    change: (tenantId, extensionUuid, setting) =>
      refusing('refused', () =>
        writeByPhone(parts, tenantId, extensionUuid, (writer) =>
          setting.setting === 'ring_group_forward'
            ? toggleRingGroupForward(writer, setting.ringGroupUuid, parts.now())
            : changeExtension(writer, parts, extensionUuid, setting),
        ),
      ),
    toggleCallFlow: (tenantId, callFlowUuid, by) =>
      writeByPhone(parts, tenantId, by, (writer) => toggleCallFlow(writer, callFlowUuid, parts.now())),
  };
}

/** What the API would answer with 4xx is refused here. */
async function refusing<Result>(refused: Result, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return refused;
    throw error;
  }
}

async function changeExtension(
  writer: PhoneWriter,
  parts: Needed,
  extensionUuid: string,
  setting: ExtensionSetting,
): Promise<SettingResult> {
  const scope = { kind: 'tenant', tenantId: writer.caller.tenantId } as const;
  const before = await lockExtension(writer, scope, extensionUuid);
  const values = valuesFor(setting, before);
  if (values === null) return 'refused';
  const { row } = await updateExtension(writer, parts, before, values);
  return stateOf(setting, row) ? 'on' : 'off';
}

/** What is written; switching one on may switch others off. Null: there is nothing to switch on. */
function valuesFor(setting: ExtensionSetting, before: ExtensionRow): SentValues | null {
  switch (setting.setting) {
    case 'do_not_disturb': {
      const on = setting.to === 'toggle' ? !before.do_not_disturb : setting.to === 'on';
      return on ? { do_not_disturb: true, forward_all_enabled: false } : { do_not_disturb: false };
    }
    case 'follow_me':
      return before.follow_me_enabled
        ? { follow_me_enabled: false }
        : { follow_me_enabled: true, do_not_disturb: false, forward_all_enabled: false };
    case 'forward_all':
      return forwardValues(setting.to, before);
  }
}

function forwardValues(
  to: Extract<CallerSetting, { setting: 'forward_all' }>['to'],
  before: ExtensionRow,
): SentValues | null {
  if (typeof to === 'object') {
    return { forward_all_enabled: true, forward_all_destination: to.number, do_not_disturb: false };
  }
  if (to === 'off' || before.forward_all_enabled) return { forward_all_enabled: false };
  const { forward_all_destination: stored } = before;
  return stored === null || stored.trim() === '' ? null : { forward_all_enabled: true, do_not_disturb: false };
}

function stateOf({ setting }: ExtensionSetting, row: ExtensionRow): boolean {
  switch (setting) {
    case 'do_not_disturb':
      return row.do_not_disturb;
    case 'follow_me':
      return row.follow_me_enabled;
    case 'forward_all':
      return row.forward_all_enabled;
  }
}

async function toggleRingGroupForward(writer: PhoneWriter, uuid: string, now: Date): Promise<SettingResult> {
  const { trx } = writer;
  const group = await trx
    .selectFrom('ring_groups')
    .select(['ring_group_name', 'ring_group_forward_enabled', 'ring_group_forward_destination'])
    .where('ring_group_uuid', '=', uuid)
    .forUpdate()
    .executeTakeFirst();
  const on = group?.ring_group_forward_enabled === false;
  if (group === undefined || (on && (group.ring_group_forward_destination ?? '').trim() === '')) return 'refused';
  await trx
    .updateTable('ring_groups')
    .set({ ring_group_forward_enabled: on, last_updated: now })
    .where('ring_group_uuid', '=', uuid)
    .execute();
  recordToggle(writer, {
    resource: 'ring_groups',
    id: uuid,
    field: 'ring_group_forward_enabled',
    on,
    name: group.ring_group_name,
  });
  return on ? 'on' : 'off';
}

async function toggleCallFlow(
  writer: PhoneWriter,
  uuid: string,
  now: Date,
): Promise<'normal' | 'alternate' | 'refused'> {
  const { trx } = writer;
  const flow = await trx
    .selectFrom('call_flows')
    .select(['call_flow_name', 'call_flow_status'])
    .where('call_flow_uuid', '=', uuid)
    .forUpdate()
    .executeTakeFirst();
  if (flow === undefined) return 'refused';
  const on = !flow.call_flow_status;
  await trx
    .updateTable('call_flows')
    .set({ call_flow_status: on, last_updated: now })
    .where('call_flow_uuid', '=', uuid)
    .execute();
  recordToggle(writer, { resource: 'call_flows', id: uuid, field: 'call_flow_status', on, name: flow.call_flow_name });
  return on ? 'normal' : 'alternate';
}

/** Audit row, activity and event as the resource's own update leaves them. */
function recordToggle(
  { audit, emit, caller }: PhoneWriter,
  { resource, id, field, on, name }: { resource: ConfigResource; id: string; field: string; on: boolean; name: string },
): void {
  const activity = `Update ${resource} ${name} -ID:(${id})`;
  audit({ resource, resourceId: id, action: 'update', before: { [field]: !on }, after: { [field]: on }, activity });
  const { tenantId, userId } = caller;
  emit(configChanged({ resource, id, action: 'updated', changed: [field], tenantId, by: userId }));
}
