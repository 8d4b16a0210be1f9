/** Settings in the database (contract 00 "Settings in the database") with their defaults and types. */
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
  readonly currency: string;
  readonly no_rate: 'allow' | 'deny';
  readonly billing_require_credit: boolean;
  readonly emergency_numbers: string;
  readonly webhook_private_targets: boolean;
}

export type SystemSettingName = keyof SystemSettingValues;

/** Reads settings from memory; every process follows a change within 5 s. */
export interface SystemSettings {
  get<N extends SystemSettingName>(name: N): SystemSettingValues[N];
}
