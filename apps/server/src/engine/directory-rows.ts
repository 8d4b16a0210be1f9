import {
  type ExtensionConfiguration,
  type Forward,
  NO_MODULES,
  type NumberOwner,
  type TenantConfiguration,
} from '@strowger/callplan';
import { sql, type Trx } from '@strowger/db';
import { ROLE } from '../access/effective-roles.ts';
import { readTenantSettings } from '../features/tenants/settings/read-settings.ts';
import type { Platform } from '../platform.ts';
import { accessListsNamed, accessOf } from './access-lists.ts';
import type { ModuleReader } from './modules/module-reader.ts';
import { MODULE_READERS } from './modules/module-readers.ts';
import { oneOf } from './modules/values.ts';

/** A tenant's configuration as the directory keeps it: replaced piece by piece, handed out as read-only. */
export interface TenantEntry extends TenantConfiguration {
  readonly extensions: Map<string, ExtensionConfiguration>;
  readonly numbers: Map<string, NumberOwner>;
  /** SIP passwords by extension uuid. */
  readonly secrets: Map<string, SipSecret>;
}

/** A SIP password: sealed, and clear once it was needed. */
export interface SipSecret {
  readonly sealed: string;
  clear?: string;
}

export const SIP_PASSWORD_CONTEXT = 'extensions.password';

/** What reading the settings of a tenant takes. */
export type Needed = Pick<Platform, 'settings' | 'vault'>;

/** Reads one tenant with all that planning needs; null when it has no domain. One whose domain is switched off is not active. */
export async function readTenant(trx: Trx, platform: Needed, tenantId: number): Promise<TenantEntry | null> {
  const tenant = await trx
    .selectFrom('tenants')
    .innerJoin('domains', 'domains.tenant_id', 'tenants.tenant_id')
    .leftJoin('subscriptions', 'subscriptions.tenant_id', 'tenants.tenant_id')
    .select([
      'tenants.active',
      'subscriptions.active as subscribed',
      'tenants.timezone',
      'tenants.max_concurrent_calls',
      'domains.domain_uuid',
      'domains.domain_name',
      'domains.domain_enabled',
    ])
    .where('tenants.tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) return null;
  const settings = await readTenantSettings(trx, platform, tenantId);
  const entry: TenantEntry = {
    tenantId,
    active: tenant.active && tenant.domain_enabled,
    subscriptionSuspended: tenant.subscribed === false,
    domainUuid: tenant.domain_uuid,
    domainName: tenant.domain_name,
    timeZone: tenant.timezone,
    language: settings.language ?? 'en',
    nationalPrefix: settings.national_prefix ?? '',
    ...(settings.international_prefix ? { internationalPrefix: settings.international_prefix } : {}),
    routeMode: settings.route_mode === 'lcr' ? 'lcr' : 'priority',
    emergencyNumbers: numbersIn(settings.emergency_numbers ?? ''),
    ...(settings.emergency_caller_id_number ? { emergencyCallerId: settings.emergency_caller_id_number } : {}),
    outboundCallerId: {
      ...(settings.outbound_caller_id_name ? { name: settings.outbound_caller_id_name } : {}),
      ...(settings.outbound_caller_id_number ? { number: settings.outbound_caller_id_number } : {}),
    },
    premiumPrefixes: settings.premium_calls === true ? [] : [...numbersIn(settings.premium_prefixes ?? '')],
    localDids: settings.local_dids !== false,
    ...NO_MODULES,
    maxConcurrentCalls: tenant.max_concurrent_calls,
    ringback: settings.ringback ?? '${us-ring}',
    ...(settings.page_extensions
      ? { pageGroup: { extensions: settings.page_extensions, hasPin: settings.page_pin !== null } }
      : {}),
    ...(settings.codes_off ? { codesOff: new Set<string>(settings.codes_off) } : {}),
    extensions: new Map(),
    numbers: new Map(),
    secrets: new Map(),
  };
  const rows = await extensionQuery(trx).where('tenant_id', '=', tenantId).execute();
  for (const row of rows) putExtension(entry, row);
  for (const reader of MODULE_READERS) await refreshModule(trx, entry, reader);
  return entry;
}

/** Reads one extension anew into its tenant's entry; removes it when it is gone. */
export async function refreshExtension(trx: Trx, entry: TenantEntry, uuid: string): Promise<void> {
  const row = await extensionQuery(trx)
    .where('extension_uuid', '=', uuid)
    .where('tenant_id', '=', entry.tenantId)
    .executeTakeFirst();
  removeExtension(entry, uuid);
  if (row) putExtension(entry, row);
}

/** Reads all objects of one kind anew into their tenant's entry. */
export async function refreshModule(trx: Trx, entry: TenantEntry, reader: ModuleReader): Promise<void> {
  const { modules, numbers = [] } = await reader.read(trx, entry.tenantId);
  Object.assign(entry, modules);
  const { numbers: kind } = reader;
  if (kind === null) return;
  for (const [number, owner] of entry.numbers) if (owner.kind === kind) entry.numbers.delete(number);
  for (const [number, uuid] of numbers) entry.numbers.set(number, { kind, uuid });
}

function extensionQuery(trx: Trx) {
  return trx
    .selectFrom('extensions')
    .select([
      'extension_uuid',
      'extension',
      'password',
      'number_alias',
      'extension_type',
      'enabled',
      'user_id',
      'effective_caller_id_name',
      'effective_caller_id_number',
      'outbound_caller_id_name',
      'outbound_caller_id_number',
      'emergency_caller_id_name',
      'emergency_caller_id_number',
      'call_timeout',
      'do_not_disturb',
      'forward_all_enabled',
      'forward_all_destination',
      'forward_busy_enabled',
      'forward_busy_destination',
      'forward_no_answer_enabled',
      'forward_no_answer_destination',
      'forward_user_not_registered_enabled',
      'forward_user_not_registered_destination',
      'limit_max',
      'limit_destination',
      'max_registrations',
      'mwi_account',
      'accountcode',
      'hold_music',
      'follow_me_enabled',
      'call_group',
      'toll_allow',
      'user_record',
      'missed_call_app',
      'missed_call_data',
      'call_screen_enabled',
      'extension_language',
      'directory_first_name',
      'directory_last_name',
      'directory_visible',
      'directory_exten_visible',
      'absolute_codec_string',
      'auth_acl',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('users')
            .leftJoin('user_roles', (join) =>
              join.onRef('user_roles.user_id', '=', 'users.user_id').on('user_roles.role_id', '=', ROLE.tenant),
            )
            .select('users.user_id')
            .whereRef('users.user_id', '=', 'extensions.user_id')
            .where((user) =>
              user.or([user('user_roles.role_id', 'is not', null), sql<boolean>`'realtime' = any(users.feature_keys)`]),
            ),
        )
        .as('may_use_protected_codes'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('user_roles')
            .select('user_roles.user_id')
            .whereRef('user_roles.user_id', '=', 'extensions.user_id')
            .where('user_roles.role_id', '=', ROLE.tenant),
        )
        .as('administers_tenant'),
    )
    .select(accessListsNamed('extensions.auth_acl').as('access_lists'));
}

type ExtensionRow = Awaited<ReturnType<ReturnType<typeof extensionQuery>['execute']>>[number];

function putExtension(entry: TenantEntry, row: ExtensionRow): void {
  const extension = configurationOf(row);
  entry.extensions.set(extension.uuid, extension);
  entry.secrets.set(extension.uuid, { sealed: row.password });
  entry.numbers.set(extension.number, { kind: 'extension', uuid: extension.uuid });
  if (extension.alias) entry.numbers.set(extension.alias, { kind: 'extension', uuid: extension.uuid });
}

function removeExtension(entry: TenantEntry, uuid: string): void {
  entry.extensions.delete(uuid);
  entry.secrets.delete(uuid);
  for (const [number, owner] of entry.numbers) if (owner.uuid === uuid) entry.numbers.delete(number);
}

function configurationOf(row: ExtensionRow): ExtensionConfiguration {
  return {
    uuid: row.extension_uuid,
    number: row.extension,
    alias: row.number_alias,
    type: row.extension_type === 'fax' ? 'fax' : 'voice',
    enabled: row.enabled,
    userId: row.user_id,
    callerId: { name: row.effective_caller_id_name, number: row.effective_caller_id_number },
    outboundCallerId: {
      ...(row.outbound_caller_id_name ? { name: row.outbound_caller_id_name } : {}),
      ...(row.outbound_caller_id_number ? { number: row.outbound_caller_id_number } : {}),
    },
    emergencyCallerId: {
      ...(row.emergency_caller_id_name ? { name: row.emergency_caller_id_name } : {}),
      ...(row.emergency_caller_id_number ? { number: row.emergency_caller_id_number } : {}),
    },
    callTimeout: row.call_timeout,
    doNotDisturb: row.do_not_disturb,
    forwardAll: forward(row.forward_all_enabled, row.forward_all_destination),
    forwardBusy: forward(row.forward_busy_enabled, row.forward_busy_destination),
    forwardNoAnswer: forward(row.forward_no_answer_enabled, row.forward_no_answer_destination),
    forwardNotRegistered: forward(row.forward_user_not_registered_enabled, row.forward_user_not_registered_destination),
    limitMax: row.limit_max,
    limitDestination: row.limit_destination ?? '',
    maxRegistrations: row.max_registrations,
    ...shownMailboxIn(row.mwi_account),
    accountcode: row.accountcode,
    holdMusic: row.hold_music ?? '',
    followMeEnabled: row.follow_me_enabled,
    callGroups: listOf(row.call_group),
    tollAllow: listOf(row.toll_allow),
    records: oneOf(['none', 'local', 'inbound', 'outbound', 'all'], row.user_record),
    missedCallMailTo: row.missed_call_app === 'email' ? (row.missed_call_data ?? '') : '',
    screensCalls: row.call_screen_enabled,
    language: row.extension_language ?? '',
    mayUseProtectedCodes: Boolean(row.may_use_protected_codes),
    administersTenant: Boolean(row.administers_tenant),
    directory: {
      firstName: row.directory_first_name ?? '',
      lastName: row.directory_last_name ?? '',
      visible: row.directory_visible,
      numberSpoken: row.directory_exten_visible,
    },
    codecs: listOf(row.absolute_codec_string),
    authAcl: accessOf(listOf(row.auth_acl), row.access_lists),
  };
}

/** `1005` or `1005@domain`: mailboxes of other domains are none of an extension's. */
function shownMailboxIn(account: string | null): { readonly shownMailbox?: string } {
  const [number = ''] = (account ?? '').replace(/^sips?:/i, '').split('@');
  return number.trim() === '' ? {} : { shownMailbox: number.trim() };
}

function numbersIn(list: string): ReadonlySet<string> {
  return new Set(listOf(list));
}

function forward(enabled: boolean, destination: string | null): Forward {
  return { enabled, destination: destination ?? '' };
}

function listOf(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
