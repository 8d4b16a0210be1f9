import type { Tables } from '@strowger/db';
import type { Selectable } from 'kysely';
import type { Static } from 'typebox';
import type { UpdateExtensionBody } from './schema.ts';

/** Columns that a write of the API decides about. The password is kept apart: it is a secret. */
export const VALUE_FIELDS = [
  'extension',
  'number_alias',
  'effective_caller_id_name',
  'effective_caller_id_number',
  'outbound_caller_id_name',
  'outbound_caller_id_number',
  'emergency_caller_id_name',
  'emergency_caller_id_number',
  'directory_first_name',
  'directory_last_name',
  'directory_visible',
  'directory_exten_visible',
  'call_timeout',
  'call_group',
  'toll_allow',
  'accountcode',
  'hold_music',
  'user_context',
  'do_not_disturb',
  'user_record',
  'absolute_codec_string',
  'follow_me_enabled',
  'forward_all_enabled',
  'forward_all_destination',
  'forward_busy_enabled',
  'forward_busy_destination',
  'forward_no_answer_enabled',
  'forward_no_answer_destination',
  'forward_user_not_registered_enabled',
  'forward_user_not_registered_destination',
  'extension_type',
  'fax_email',
  'enabled',
  'description',
  'user_id',
  'limit_max',
  'limit_destination',
  'max_registrations',
  'missed_call_app',
  'missed_call_data',
  'call_screen_enabled',
  'mwi_account',
  'auth_acl',
  'extension_language',
] as const satisfies readonly (keyof Tables['extensions'])[];

type ValueField = (typeof VALUE_FIELDS)[number];

export type ExtensionValues = Pick<Selectable<Tables['extensions']>, ValueField>;

/** What a request says about an extension; only what it sends. */
export type SentValues = Static<typeof UpdateExtensionBody>;

/** An extension with every default of contract 20 §1.2. */
export function defaultValues(extension: string, domainName: string): ExtensionValues {
  return {
    extension,
    number_alias: null,
    effective_caller_id_name: extension,
    effective_caller_id_number: extension,
    outbound_caller_id_name: null,
    outbound_caller_id_number: null,
    emergency_caller_id_name: null,
    emergency_caller_id_number: null,
    directory_first_name: null,
    directory_last_name: null,
    directory_visible: true,
    directory_exten_visible: true,
    call_timeout: 30,
    call_group: null,
    toll_allow: null,
    accountcode: domainName,
    hold_music: null,
    user_context: domainName,
    do_not_disturb: false,
    user_record: 'none',
    absolute_codec_string: null,
    follow_me_enabled: false,
    forward_all_enabled: false,
    forward_all_destination: null,
    forward_busy_enabled: false,
    forward_busy_destination: null,
    forward_no_answer_enabled: false,
    forward_no_answer_destination: null,
    forward_user_not_registered_enabled: false,
    forward_user_not_registered_destination: null,
    extension_type: 'voice',
    fax_email: null,
    enabled: true,
    description: null,
    user_id: null,
    limit_max: 5,
    limit_destination: null,
    max_registrations: 10,
    missed_call_app: null,
    missed_call_data: null,
    call_screen_enabled: false,
    mwi_account: null,
    auth_acl: null,
    extension_language: null,
  };
}

/**
 * The values after a partial write (contract 20 §0.3): what is absent stays, empty text clears or gives the default
 * back. Caller ids that are the number by default follow it when it changes.
 */
export function mergeValues(stored: ExtensionValues, sent: SentValues, domainName: string): ExtensionValues {
  const { password: _, tenant_id: __, display_name, ...named } = sent;
  const number = sent.extension ?? stored.extension;
  const followed = (value: string) => (value === stored.extension ? number : value);
  const base = {
    ...stored,
    effective_caller_id_name: followed(stored.effective_caller_id_name),
    effective_caller_id_number: followed(stored.effective_caller_id_number),
  };
  const alias = display_name && !named.effective_caller_id_name ? { effective_caller_id_name: display_name } : {};
  const merged = { ...base, ...blankToNull({ ...named, ...alias }) };
  return {
    ...merged,
    extension: number,
    effective_caller_id_name: merged.effective_caller_id_name ?? number,
    effective_caller_id_number: merged.effective_caller_id_number ?? number,
    accountcode: merged.accountcode ?? domainName,
    user_context: merged.user_context ?? domainName,
  };
}

/** Names of the values that differ, in the contract's order. */
export function changedFields(before: ExtensionValues, after: ExtensionValues): ValueField[] {
  return VALUE_FIELDS.filter((field) => before[field] !== after[field]);
}

/** The values of some fields alone. */
export function valuesOf(row: ExtensionValues, names: readonly ValueField[]): Partial<ExtensionValues> {
  const values: Partial<ExtensionValues> = {};
  for (const name of names) copy(values, row, name);
  return values;
}

function copy<F extends ValueField>(to: Partial<ExtensionValues>, from: ExtensionValues, field: F): void {
  to[field] = from[field];
}

type NamedValues = Omit<SentValues, 'password' | 'tenant_id' | 'display_name'>;

const CLEARABLE = [
  'number_alias',
  'effective_caller_id_name',
  'effective_caller_id_number',
  'outbound_caller_id_name',
  'outbound_caller_id_number',
  'emergency_caller_id_name',
  'emergency_caller_id_number',
  'directory_first_name',
  'directory_last_name',
  'call_group',
  'toll_allow',
  'accountcode',
  'hold_music',
  'user_context',
  'absolute_codec_string',
  'forward_all_destination',
  'forward_busy_destination',
  'forward_no_answer_destination',
  'forward_user_not_registered_destination',
  'fax_email',
  'description',
  'limit_destination',
  'missed_call_data',
  'mwi_account',
  'auth_acl',
  'extension_language',
] as const satisfies readonly (keyof NamedValues)[];

function blankToNull(sent: NamedValues): NamedValues {
  const result = { ...sent };
  for (const field of CLEARABLE) {
    if (result[field]?.trim() === '') result[field] = null;
  }
  return result;
}
