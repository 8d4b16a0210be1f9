import type { Trx } from '@strowger/db';
import type { IceServer } from './ice-server.ts';

/** Settings in the database (contract 00 "Settings in the database") with their types. */
export interface SystemSettingValues {
  readonly public_url: string;
  readonly cors_origins: string;
  readonly token_expiry: number;
  readonly token_expiry_remember: number;
  readonly reset_code_minutes: number;
  readonly login_rate_ip: number;
  readonly login_rate_name: number;
  readonly api_rate_limit: number;
  readonly activity_days: number;
  readonly 'cdr.retention_days': number;
  readonly recording_days: number;
  readonly recording_gigabytes: number;
  readonly currency: string;
  readonly no_rate: 'allow' | 'deny';
  readonly billing_require_credit: boolean;
  readonly emergency_numbers: string;
  readonly premium_prefixes: string;
  readonly retry_interval: number;
  readonly reply_account: 'default' | 'company';
  readonly company_account_id: number | null;
  readonly mail_domain: string;
  readonly mail_from: string;
  readonly provision: Readonly<Record<string, string | number | boolean>>;
  readonly sso_private_issuers: boolean;
  readonly webhook_private_targets: boolean;
  readonly hep_target: string;
  readonly sip_message_rate: number;
  readonly sip_connection_rate: number;
  readonly ice_servers: readonly IceServer[];
  readonly turn_urls: string;
  readonly turn_secret: string;
  readonly turn_ttl: number;
  readonly transcription_url: string;
  readonly transcription_api_key: string;
  readonly transcription_model: string;
  readonly transcription_private_target: boolean;
  readonly 'integration.require_tls': 'auto' | 'always' | 'never';
  readonly 'integration.allow_loopback': boolean;
  readonly 'integration.allow_portal_admin': boolean;
  readonly 'integration.legacy_paths': boolean;
  readonly 'integration.rate_standard': number;
  readonly 'integration.rate_cdr_export': number;
  readonly 'integration.rate_gateway': number;
  readonly 'integration.lockout_failures': number;
  readonly 'integration.lockout_minutes': number;
  readonly 'integration.lockout_address_failures': number;
  readonly 'integration.audit_days': number;
  readonly 'integration.export_ttl_hours': number;
}

export type SystemSettingName = keyof SystemSettingValues;

/** What is set; a name that is absent has its default. */
export type StoredSettings = { readonly [N in SystemSettingName]?: SystemSettingValues[N] };

/** `null` = back to the default. */
export type SettingChanges = { readonly [N in SystemSettingName]?: SystemSettingValues[N] | null };

/** Reads settings from memory; every process follows a change within 5 s. */
export interface SystemSettings {
  get<N extends SystemSettingName>(name: N): SystemSettingValues[N];
  /** Every setting, defaults filled in. */
  all(): SystemSettingValues;
  /** Stores changes; they are in force here when the transaction has committed, elsewhere soon after. Gives all values. */
  change(trx: Trx, changes: SettingChanges): Promise<SystemSettingValues>;
}
