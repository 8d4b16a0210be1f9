import { describe, expect, it } from 'vitest';
import { outboundOf, provider, route } from '../testing/outbound.ts';
import { findEmailProvider } from './find-email-provider.ts';

const EMAIL = 8;
const mailing = (id: number, settings: Parameters<typeof provider>[1] = {}) =>
  provider(id, { serviceFlag: EMAIL, ...settings });
const chosen = (outbound: Parameters<typeof outboundOf>[0]) => findEmailProvider({ tenantId: 7 }, outboundOf(outbound));

describe('the provider of e-mail (contract 30 §5.3 step 10)', () => {
  it('is the weightiest that the tenant may use', () => {
    const providers = [mailing(1), mailing(2, { weight: 5 }), mailing(3, { weight: 9, tenantId: 8 }), provider(4)];
    expect(chosen({ providers, routes: [] })).toBe(2);
  });

  it('is that of the first route for everything, the tenant’s own before shared ones', () => {
    const providers = [mailing(1), mailing(2), mailing(3, { weight: 9 })];
    const shared = route(1, '*', 1, { serviceFlag: EMAIL, priority: 1 });
    const own = route(2, '*', 2, { serviceFlag: 0, tenantId: 7, priority: 50 });
    expect(chosen({ providers, routes: [shared] })).toBe(1);
    expect(chosen({ providers, routes: [shared, own] })).toBe(2);
    expect(chosen({ providers, routes: [route(3, '44', 1, { serviceFlag: EMAIL })] })).toBe(3);
  });

  it('is none where nobody carries mail', () => {
    expect(chosen({ providers: [provider(1)], routes: [route(1, '*', 1)] })).toBeNull();
  });
});
