import { afterEach, beforeEach, expect, it } from 'vitest';
import { countSecurity } from './count-security.ts';
import { createMetrics, type Metrics } from './metrics.ts';

let metrics: Metrics;
beforeEach(() => {
  metrics = createMetrics();
});
afterEach(() => metrics.close());

const source = '192.0.2.1';
const securityLines = async () =>
  (await metrics.render()).text
    .split('\n')
    .filter((line) => /^strowger_(sip_(refusals|bans)|failed_logins)_total/.test(line));

it('counts a refusal by its reason, a failed digest as a failed login, and a ban once, when it begins', async () => {
  countSecurity(metrics, { kind: 'digest_failed', user: '1001', host: 'acme.example.com', source });
  countSecurity(metrics, { kind: 'banned', source, untilMs: 1 });
  countSecurity(metrics, { kind: 'refused', source, reason: 'banned', status: 403, detail: '' });
  countSecurity(metrics, { kind: 'refused', source, reason: 'banned', status: 403, detail: '' });
  countSecurity(metrics, { kind: 'unbanned', source });
  countSecurity(metrics, { kind: 'account_guarded', account: '1001@acme.example.com', source, untilMs: 1 });
  countSecurity(metrics, { kind: 'account_released', account: '1001@acme.example.com' });
  expect(await securityLines()).toEqual([
    'strowger_sip_refusals_total{reason="banned"} 2',
    'strowger_sip_bans_total{of="address"} 1',
    'strowger_sip_bans_total{of="account"} 1',
    'strowger_failed_logins_total{way="sip"} 1',
  ]);
});

it('counts logins over the API apart from what SIP refuses', async () => {
  metrics.failedLogin('password');
  metrics.failedLogin('api_key');
  expect(await securityLines()).toEqual([
    'strowger_failed_logins_total{way="password"} 1',
    'strowger_failed_logins_total{way="api_key"} 1',
  ]);
});
