import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { outboundOf, provider, route } from '../testing/outbound.ts';
import { candidates, NUMBER, office } from '../testing/outside-call.ts';
import { legFromOutside, uuidOf } from '../testing/tenant.ts';

describe('who is shown as calling (contract 30 §5.3 step 6)', () => {
  const own = { dids: ['+441632960500'], callerIds: ['441632960501'] };
  const shown = (
    settings: Parameters<typeof provider>[1],
    tenant: Partial<TenantConfiguration>,
    caller: Partial<ExtensionConfiguration> = {},
    leg: string | Leg = NUMBER,
  ) => {
    const outbound = outboundOf({ providers: [provider(1, settings)], routes: [route(10, '44', 1)] });
    return candidates(outbound, leg, office(tenant, caller))[0]?.callerId;
  };
  const set = { outboundCallerId: { name: 'Sales', number: '+441632960222' } };
  const common = { outboundCallerId: { name: 'Acme', number: '+441632960333' } };

  it('is what the provider pins, under every policy', () => {
    expect(shown({ outboundCallerId: '+15550', callerIdPolicy: 'owned' }, common, set)).toEqual({
      name: '+15550',
      number: '+15550',
    });
  });

  it('is the extension’s, else the tenant’s, else a DID, else the extension’s number', () => {
    expect(shown({}, { ...common, ownNumbers: own }, set)).toEqual({ name: 'Sales', number: '+441632960222' });
    expect(shown({}, { ...common, ownNumbers: own })).toEqual({ name: 'Acme', number: '+441632960333' });
    expect(shown({}, { ownNumbers: own })).toEqual({ name: '+441632960500', number: '+441632960500' });
    expect(shown({}, {})).toEqual({ name: '1001', number: '1001' });
  });

  it('under the policy owned is a DID or caller id of the tenant alone, else nobody', () => {
    const owned = { callerIdPolicy: 'owned' } as const;
    expect(shown(owned, { ...common, ownNumbers: own }, set)?.number).toBe('+441632960500');
    expect(
      shown(owned, { ...common, ownNumbers: own }, { outboundCallerId: { number: '+441632960501' } })?.number,
    ).toBe('+441632960501');
    expect(shown(owned, common, set)).toEqual({ name: '', number: '' });
  });

  it('of a forwarded call is its caller, or where that is refused who forwards', () => {
    const forwarded = legFromOutside(NUMBER, { forwards: 1, forwardedBy: uuidOf('1001') });
    expect(shown({}, common, set, forwarded)).toEqual({ name: 'Carol', number: '+441632960000' });
    const ids = { dids: [], callerIds: ['+441632960222'] };
    expect(shown({ callerIdPolicy: 'owned' }, { ...common, ownNumbers: ids }, set, forwarded)?.number).toBe(
      '+441632960222',
    );
  });
});
