import { describe, expect, it } from 'vitest';
import { outboundOf, provider, route } from '../testing/outbound.ts';
import { tenantOf } from '../testing/tenant.ts';
import { findTextWays } from './find-text-ways.ts';

const SMS = 4;
const texting = (id: number, settings: Parameters<typeof provider>[1] = {}) =>
  provider(id, { serviceFlag: SMS, ...settings });
const tenant = { ...tenantOf(), tenantId: 7, outboundCallerId: { number: '+441632960999' } };
const waysTo = (to: string, outbound: Parameters<typeof outboundOf>[0]) =>
  findTextWays(tenant, outboundOf(outbound), to);

describe('the ways of a text message (contract 30 §5.3 step 10)', () => {
  it('are the routes of its service of the longest prefix, rewritten and with the caller id as for calls', () => {
    const providers = [texting(1, { prefix: '|+' }), texting(2, { outboundCallerId: '12345' }), provider(3)];
    const routes = [
      route(1, '44', 1, { serviceFlag: SMS, priority: 2 }),
      route(2, '44', 2, { serviceFlag: 0, priority: 1 }),
      route(3, '441632', 3),
      route(4, '*', 1, { serviceFlag: SMS }),
    ];
    expect(waysTo('0044 1632 960777', { providers, routes })).toMatchObject({
      number: '441632960777',
      ways: [
        { providerId: 2, number: '441632960777', callerId: { number: '12345' } },
        { providerId: 1, number: '+441632960777', callerId: { number: '+441632960999' } },
      ],
    });
  });

  it('are the weightiest provider of the service alone while it has no route at all', () => {
    const providers = [texting(1), texting(2, { weight: 5 }), texting(3, { weight: 9, tenantId: 8 }), provider(4)];
    const voice = route(1, '*', 4);
    expect(waysTo('+441632960777', { providers, routes: [voice] }).ways.map((way) => way.providerId)).toEqual([2]);
    const elsewhere = route(2, '33', 1, { serviceFlag: SMS });
    expect(waysTo('+441632960777', { providers, routes: [voice, elsewhere] }).ways).toEqual([]);
  });

  it('are none for what is no number', () => {
    expect(waysTo('bob', { providers: [texting(1)], routes: [] })).toEqual({ number: '', ways: [] });
  });
});
