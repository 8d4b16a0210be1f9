import type { RowOf } from '@strowger/client';

type AuditRow = RowOf<'/api/audit'>;
type Provider = RowOf<'/api/status/providers'>;

/** What the audit log calls those that are told of money (contract 10 §9.9). */
export const MONEY_ALERTS = ['fraud_alarm', 'premium_alarm', 'no_credit', 'low_credit'] as const;
export type MoneyAlert = (typeof MONEY_ALERTS)[number];

/** Something that wants attention. */
export interface Alert {
  readonly key: string;
  readonly kind: MoneyAlert | 'provider_down';
  /** Epoch milliseconds; null: it is not known since when. */
  readonly at: number | null;
  /** The tenant or the provider. */
  readonly name: string;
  /** The page that shows more; empty: there is none. */
  readonly to: string;
  readonly figures: Readonly<Record<string, number>>;
  /** What the provider's server said. */
  readonly error: string;
}

/** Where a tenant sees what happened. */
const OWN_PAGES: Readonly<Record<MoneyAlert, string>> = {
  fraud_alarm: '/statement',
  premium_alarm: '/call-records',
  no_credit: '/statement',
  low_credit: '/statement',
};

const BAD_STATES: readonly unknown[] = ['FAILED', 'FAIL_WAIT', 'TIMEOUT', 'DOWN'];

/** An alert that the audit log tells of. @param isProvider whether tenants are told apart */
export function moneyAlert(kind: MoneyAlert, row: AuditRow, isProvider: boolean): Alert {
  const after = typeof row.after === 'object' && row.after !== null ? Object.entries(row.after) : [];
  const company = after.find(([name]) => name === 'company')?.[1];
  return {
    key: `audit ${row.audit_id}`,
    kind,
    at: Date.parse(row.at),
    name: isProvider && typeof company === 'string' ? company : '',
    to: isProvider && row.tenant_id !== null ? `/tenants/${row.tenant_id}` : OWN_PAGES[kind],
    figures: Object.fromEntries(after.flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : []))),
    error: '',
  };
}

/** Providers that no call goes out by. */
export function providerAlerts(providers: readonly Provider[]): readonly Alert[] {
  return providers
    .filter(({ active, state }) => active === 1 && BAD_STATES.includes(state))
    .map(({ provider_id, name, state_since, last_error }) => ({
      key: `provider ${provider_id} ${state_since ?? ''}`,
      kind: 'provider_down',
      at: state_since === null ? null : state_since * 1000,
      name,
      to: `/providers/${provider_id}`,
      figures: {},
      error: last_error,
    }));
}

/** Newest first; of which it is not known since when, before all. */
export function inOrder(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.toSorted((a, b) => (b.at ?? Number.MAX_SAFE_INTEGER) - (a.at ?? Number.MAX_SAFE_INTEGER));
}

/** How many came after the list was last looked at. @param seen keys of those that were shown then */
export function unseenOf(alerts: readonly Alert[], seen: readonly string[]): number {
  return alerts.filter(({ key }) => !seen.includes(key)).length;
}
