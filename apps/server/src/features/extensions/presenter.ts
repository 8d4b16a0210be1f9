import type { ExtensionRow } from './store.ts';

type Shown = Record<string, unknown>;

/** The row of contract 20 §1.3; `tenant_name` is for super admins. */
export function presentExtensionRow(row: ExtensionRow, registrations: number, withTenant: boolean): Shown {
  return { ...common(row, registrations), ...(withTenant ? { tenant_name: row.tenant_name } : {}) };
}

/** The whole object of contract 20 §1.2. @param password clear or masked; null: the caller may not have it */
export function presentExtension(row: ExtensionRow, registrations: number, password: string | null): Shown {
  return {
    ...common(row, registrations),
    tenant_id: row.tenant_id,
    domain_name: row.domain_name,
    follow_me_uuid: row.follow_me_uuid,
    ...(password === null ? {} : { password }),
    emergency_caller_id_name: row.emergency_caller_id_name,
    emergency_caller_id_number: row.emergency_caller_id_number,
    directory_first_name: row.directory_first_name,
    directory_last_name: row.directory_last_name,
    directory_visible: row.directory_visible,
    directory_exten_visible: row.directory_exten_visible,
    toll_allow: row.toll_allow,
    accountcode: row.accountcode,
    hold_music: row.hold_music,
    user_context: row.user_context,
    absolute_codec_string: row.absolute_codec_string,
    forward_busy_enabled: row.forward_busy_enabled,
    forward_busy_destination: row.forward_busy_destination,
    forward_no_answer_enabled: row.forward_no_answer_enabled,
    forward_no_answer_destination: row.forward_no_answer_destination,
    forward_user_not_registered_enabled: row.forward_user_not_registered_enabled,
    forward_user_not_registered_destination: row.forward_user_not_registered_destination,
    limit_max: row.limit_max,
    limit_destination: row.limit_destination,
    max_registrations: row.max_registrations,
    missed_call_app: row.missed_call_app,
    missed_call_data: row.missed_call_data,
    call_screen_enabled: row.call_screen_enabled,
    mwi_account: row.mwi_account,
    auth_acl: row.auth_acl,
    extension_language: row.extension_language,
  };
}

/** The object as the audit log keeps it: the state of phones is not part of it. */
export function presentForAudit(row: ExtensionRow): Shown {
  const { registered: _, registration_count: __, ...kept } = presentExtension(row, 0, null);
  return kept;
}

function common(row: ExtensionRow, registrations: number): Shown {
  return {
    domain_uuid: row.domain_uuid,
    extension_uuid: row.extension_uuid,
    extension: row.extension,
    number_alias: row.number_alias,
    effective_caller_id_name: row.effective_caller_id_name,
    effective_caller_id_number: row.effective_caller_id_number,
    outbound_caller_id_name: row.outbound_caller_id_name,
    outbound_caller_id_number: row.outbound_caller_id_number,
    call_timeout: row.call_timeout,
    call_group: row.call_group,
    do_not_disturb: row.do_not_disturb,
    user_record: row.user_record,
    forward_all_enabled: row.forward_all_enabled,
    forward_all_destination: row.forward_all_destination,
    follow_me_enabled: row.follow_me_enabled,
    enabled: row.enabled,
    description: row.description,
    assigned_account_id: row.account_id,
    assigned_to: row.assigned_to,
    fax_email: row.fax_email,
    extension_type: row.extension_type,
    linked_user_id: row.user_id,
    linked_username: row.linked_username,
    registered: registrations > 0,
    registration_count: registrations,
  };
}
