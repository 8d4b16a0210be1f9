/** Settings of the integration API (contract 40 B13). */
export interface IntegrationSettings {
  require_tls: 'auto' | 'always' | 'never';
  allow_loopback: boolean;
  allow_portal_admin: boolean;
  legacy_paths: boolean;
  rate_standard: number;
  rate_cdr_export: number;
  rate_gateway: number;
  lockout_failures: number;
  lockout_minutes: number;
  lockout_address_failures: number;
  audit_days: number;
  export_ttl_hours: number;
}

export const TLS_RULES = ['auto', 'always', 'never'] as const;

type FlagName = 'allow_loopback' | 'allow_portal_admin' | 'legacy_paths';
type CountName = Exclude<keyof IntegrationSettings, FlagName | 'require_tls'>;

export const FLAGS = ['allow_loopback', 'allow_portal_admin', 'legacy_paths'] as const satisfies readonly FlagName[];

/** With the limits that the server holds them to. */
export const COUNTS: Readonly<Record<'limits' | 'lockout' | 'keeping', readonly Count[]>> = {
  limits: [
    { name: 'rate_standard', min: 1, max: 10_000 },
    { name: 'rate_cdr_export', min: 1, max: 10_000 },
    { name: 'rate_gateway', min: 1, max: 10_000 },
  ],
  lockout: [
    { name: 'lockout_failures', min: 1, max: 1000 },
    { name: 'lockout_minutes', min: 1, max: 1440 },
    { name: 'lockout_address_failures', min: 1, max: 10_000 },
  ],
  keeping: [
    { name: 'audit_days', min: 31, max: 36_500 },
    { name: 'export_ttl_hours', min: 1, max: 720 },
  ],
};

interface Count {
  readonly name: CountName;
  readonly min: number;
  readonly max: number;
}
