import { describe, expect, it } from 'vitest';
import { type Alert, inOrder, moneyAlert, providerAlerts, unseenOf } from './alerts.ts';

const audited = {
  audit_id: 7,
  at: '2026-03-01T10:00:00.000Z',
  tenant_id: 3,
  user_id: null,
  username: '',
  impersonator_id: null,
  api_key_id: null,
  ip_address: '',
  method: '',
  path: '',
  resource: 'tenants',
  resource_id: '3',
  action: 'fraud_alarm',
  before: null,
  after: { company: 'Alpha', spent: 120.5, limit: 50, hour: '2026-03-01T09:00:00.000Z' },
};

const provider = {
  provider_id: 4,
  tenant_id: 0,
  name: 'Carrier',
  host: 'sip.example.com',
  service_flag: 1,
  node_id: null,
  type: 'sip' as const,
  httpkey: null,
  from_email: null,
  encryption: '' as const,
  active: 1,
  weight: 0,
  state: 'DOWN' as const,
  last_error: '408 Request Timeout',
  state_since: 1_700_000_000,
  calls_active: 0,
};

describe('alerts', () => {
  it('about money name the tenant to the provider, and lead him there', () => {
    expect(moneyAlert('fraud_alarm', audited, true)).toMatchObject({
      kind: 'fraud_alarm',
      at: Date.parse(audited.at),
      name: 'Alpha',
      to: '/tenants/3',
      figures: { spent: 120.5, limit: 50 },
    });
    expect(moneyAlert('fraud_alarm', audited, false)).toMatchObject({ name: '', to: '/statement' });
    expect(moneyAlert('premium_alarm', audited, false)).toMatchObject({ name: '', to: '/call-records' });
  });

  it('stand without figures where the log tells none', () => {
    expect(moneyAlert('no_credit', { ...audited, after: null }, true)).toMatchObject({ name: '', figures: {} });
  });

  it('are of providers that are on and fail', () => {
    const others = [
      { ...provider, active: 0 },
      { ...provider, state: 'REGED' as const },
      { ...provider, state: false as const },
    ];
    expect(providerAlerts([...others, provider])).toMatchObject([
      { kind: 'provider_down', at: 1_700_000_000_000, name: 'Carrier', error: '408 Request Timeout' },
    ]);
  });

  it('stand newest first, and count until they were looked at', () => {
    const alert = (key: string, at: number | null): Alert => ({
      key,
      at,
      kind: 'low_credit',
      name: '',
      to: '',
      figures: {},
      error: '',
    });
    const all = inOrder([alert('old', 1), alert('now', null), alert('new', 2)]);
    expect(all.map(({ key }) => key)).toEqual(['now', 'new', 'old']);
    expect(unseenOf(all, ['old', 'gone'])).toBe(2);
  });
});
