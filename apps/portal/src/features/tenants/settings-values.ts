import type { AnswerOf } from '@strowger/client';
import type { BuiltInCode } from '../feature-codes/code-purposes.ts';
import { type ProvisionVariable, provisionOf, variablesOf } from './provision-variables.ts';

export type TenantSettings = AnswerOf<'/api/tenants/{tenant_id}/settings'>;

/** Languages of the built-in voices. */
export const LANGUAGES = ['en', 'es', 'de', 'fr', 'it'] as const satisfies readonly TenantSettings['language'][];

/** What the form of a tenant's settings edits; null: as by default. */
export interface SettingsValues {
  outbound_caller_id_name: string | null;
  outbound_caller_id_number: string | null;
  emergency_caller_id_number: string | null;
  emergency_numbers: string | null;
  national_prefix: string | null;
  international_prefix: string | null;
  route_mode: 'priority' | 'lcr' | null;
  local_dids: boolean | null;
  ringback: string | null;
  language: (typeof LANGUAGES)[number] | null;
  operator_extension: string | null;
  disa_pin: string | null;
  page_extensions: string | null;
  page_pin: string | null;
  fax_channels: number | null;
  paper: 'a4' | 'letter' | null;
  retry_interval: number | null;
  mail_domain: string | null;
  email_to_fax_check: boolean | null;
  daily_spend_limit: number | null;
  extension_daily_spend_limit: number | null;
  fraud_hourly_spend: number | null;
  fraud_block_hours: number | null;
  extension_paid_calls: number | null;
  premium_prefixes: string | null;
  premium_calls: boolean | null;
  api_rate_limit: number | null;
  codes_off: BuiltInCode[] | null;
  /** Of the API's `provision`. */
  variables: ProvisionVariable[];
}

/** Values as they are sent; what is not among them is left out. */
export function settingsToSend<Values extends Partial<SettingsValues>>({ variables, ...values }: Values) {
  return { ...values, ...(variables === undefined ? {} : { provision: provisionOf(variables) }) };
}

export function settingsOf(settings: TenantSettings): SettingsValues {
  return {
    outbound_caller_id_name: settings.outbound_caller_id_name ?? null,
    outbound_caller_id_number: settings.outbound_caller_id_number ?? null,
    emergency_caller_id_number: settings.emergency_caller_id_number ?? null,
    emergency_numbers: settings.emergency_numbers ?? null,
    national_prefix: settings.national_prefix ?? null,
    international_prefix: settings.international_prefix ?? null,
    route_mode: settings.route_mode ?? null,
    local_dids: settings.local_dids ?? null,
    ringback: settings.ringback ?? null,
    language: settings.language ?? null,
    operator_extension: settings.operator_extension ?? null,
    disa_pin: settings.disa_pin ?? null,
    page_extensions: settings.page_extensions ?? null,
    page_pin: settings.page_pin ?? null,
    fax_channels: settings.fax_channels ?? null,
    paper: settings.paper ?? null,
    retry_interval: settings.retry_interval ?? null,
    mail_domain: settings.mail_domain ?? null,
    email_to_fax_check: settings.email_to_fax_check ?? null,
    daily_spend_limit: settings.daily_spend_limit ?? null,
    extension_daily_spend_limit: settings.extension_daily_spend_limit ?? null,
    fraud_hourly_spend: settings.fraud_hourly_spend ?? null,
    fraud_block_hours: settings.fraud_block_hours ?? null,
    extension_paid_calls: settings.extension_paid_calls ?? null,
    premium_prefixes: settings.premium_prefixes ?? null,
    premium_calls: settings.premium_calls ?? null,
    api_rate_limit: settings.api_rate_limit ?? null,
    codes_off: settings.codes_off ?? null,
    variables: variablesOf(settings.provision),
  };
}
