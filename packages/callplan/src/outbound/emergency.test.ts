import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';
import { ruleOf } from '../testing/call-block.ts';
import { dialplanRow, outboundOf, provider, route } from '../testing/outbound.ts';
import { candidates, office, planned } from '../testing/outside-call.ts';
import { legFrom, legFromOutside } from '../testing/tenant.ts';

describe('emergency numbers (contract 30 §5.3 step 0)', () => {
  const providers = [provider(1, { weight: 1, prefix: '|9' }), provider(2, { weight: 2, prefix: '|9' })];

  it('go before all else: no suspension, block, class or transfer limit keeps them back', () => {
    const tenant = office(
      { active: false, subscriptionSuspended: true, callBlocks: [ruleOf('*', { direction: 'both' })] },
      { tollAllow: ['none'] },
    );
    const leg = legFrom('1001', '112', { transfers: 30 });
    const plan = planned(outboundOf({ providers, routes: [route(10, '1', 1, { tollAllow: 'x' })] }), leg, tenant);
    expect(plan.steps).toMatchObject([{ step: 'dial', emergency: true, number: '112', candidates: [{ routeId: 10 }] }]);
  });

  it('leave by a destination of exactly that prefix, rewritten; by others as dialled', () => {
    const routes = [route(10, '112', 1), route(11, '*', 2)];
    expect(candidates(outboundOf({ providers, routes }), '112')).toMatchObject([{ routeId: 10, number: '9112' }]);
    expect(candidates(outboundOf({ providers, routes }), '999')).toMatchObject([{ routeId: 11, number: '999' }]);
  });

  it('without a route try every voice provider by weight, as dialled', () => {
    const others = [provider(3, { serviceFlag: 2, weight: 9 }), provider(4, { tenantId: 8, weight: 9 })];
    const routes = [route(10, '44', 1)];
    expect(candidates(outboundOf({ providers: [...providers, ...others], routes }), '112')).toMatchObject([
      { providerId: 2, number: '112', routeId: null },
      { providerId: 1, number: '112', routeId: null },
    ]);
  });

  it('leave by outbound dialplan rows that are meant for them alone', () => {
    const row = dialplanRow('^1.*$', [1]);
    expect(candidates(outboundOf({ providers, dialplan: [row] }), '112')[0]?.row).toBeNull();
    const meant = { ...row, emergency: true };
    expect(candidates(outboundOf({ providers, dialplan: [meant] }), '112')).toMatchObject([
      { providerId: 1, number: '112' },
    ]);
  });

  it('show the extension’s emergency id, else the tenant’s, else what other calls show', () => {
    const outbound = outboundOf({ providers });
    const shown = (tenant: Partial<TenantConfiguration>, caller: Partial<ExtensionConfiguration>) =>
      candidates(outbound, '112', office(tenant, caller))[0]?.callerId.number;
    const own = { emergencyCallerId: { number: '+441632960111' }, outboundCallerId: { number: '+441632960222' } };
    expect(shown({ emergencyCallerId: '+441632960333' }, own)).toBe('+441632960111');
    expect(shown({ emergencyCallerId: '+441632960333' }, { outboundCallerId: own.outboundCallerId })).toBe(
      '+441632960333',
    );
    expect(shown({}, { outboundCallerId: own.outboundCallerId })).toBe('+441632960222');
  });

  it('are dialled even where no provider is known: that is told, and the call has no way', () => {
    expect(candidates(outboundOf({}), '112')).toEqual([]);
  });

  it('are not what a caller outside reaches by a DID', () => {
    expect(planned(outboundOf({ providers }), { ...legFromOutside('112'), entry: 'did' }).steps[0]?.step).toBe(
      'hangup',
    );
  });
});
