import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outboundOf } from '../testing/outbound.ts';
import type { OutboundConfiguration, OutboundProvider, OutboundRoute } from './configuration.ts';
import { outboundIndex } from './outbound-index.ts';
import { outsideNumber } from './outside-number.ts';
import { type RouteQuery, selectRoutes } from './select-routes.ts';

/** Contract 30 §5.3 steps 3 and 4 word by word: every route looked at, one sentence a line. */
function naive({ providers, routes }: OutboundConfiguration, query: RouteQuery) {
  const { tenantId, service, held, number, mode, takesEverything } = query;
  const usable = routes.flatMap((route) => {
    const provider = providers.find(({ providerId }) => providerId === route.providerId);
    if (provider === undefined || ![null, tenantId].includes(route.tenantId)) return [];
    if (![null, tenantId].includes(provider.tenantId) || (provider.serviceFlag & service) === 0) return [];
    if (route.serviceFlag !== 0 && (route.serviceFlag & service) === 0) return [];
    return [{ route, provider }];
  });
  const forms = [number.digits, ...(number.withoutPrefix === null ? [] : [number.withoutPrefix])];
  const fits = usable.flatMap((over) => {
    const { prefix } = over.route;
    if (prefix === '*') return takesEverything ? [{ over, length: 0, form: 0 }] : [];
    const form = forms.findIndex((one) => one.startsWith(prefix));
    return form < 0 ? [] : [{ over, length: prefix.length, form }];
  });
  const allowed = fits.filter(({ over }) => {
    return over.route.tollAllow === '' || held === null || held.includes(over.route.tollAllow);
  });
  if (allowed.length === 0) return fits.length === 0 ? { kind: 'none' } : { kind: 'barred' };
  const best = allowed.reduce((a, b) => (b.length > a.length || (b.length === a.length && b.form < a.form) ? b : a));
  const same = allowed.filter(({ length, form }) => length === best.length && form === best.form);
  const cost = ({ route }: (typeof usable)[number]) => (mode === 'lcr' ? (route.cost ?? Number.MAX_VALUE) : 0);
  const inOrder = same.sort(
    ({ over: a }, { over: b }) =>
      Number(a.route.tenantId === null) - Number(b.route.tenantId === null) ||
      a.route.priority - b.route.priority ||
      cost(a) - cost(b) ||
      b.provider.weight - a.provider.weight ||
      a.provider.providerId - b.provider.providerId ||
      a.route.routeId - b.route.routeId,
  );
  return { kind: 'routes', number: forms[best.form], ids: inOrder.map(({ over }) => over.route.routeId) };
}

const few = fc.constantFrom<number[]>(0, 1, 2);
const tenants = fc.constantFrom(null, 1, 2);
const services = fc.constantFrom(0, 1, 2, 3);
const prefixes = fc.constantFrom('*', '0', '00', '4', '44', '441', '00441', '1', '4416329');

const someProviders: fc.Arbitrary<readonly OutboundProvider[]> = fc
  .array(fc.record({ tenantId: tenants, serviceFlag: services, weight: few }), { maxLength: 5 })
  .map((all) =>
    all.map((one, index) => ({
      ...one,
      providerId: index + 1,
      name: `p${index}`,
      gatewayUuid: `g${index}`,
      prefix: '',
      outboundCallerId: '',
      callerIdPolicy: 'any' as const,
    })),
  );

const someRoutes: fc.Arbitrary<readonly OutboundRoute[]> = fc
  .array(
    fc.record({
      tenantId: tenants,
      prefix: prefixes,
      providerId: fc.integer({ min: 1, max: 5 }),
      serviceFlag: services,
      priority: few,
      cost: fc.constantFrom(null, 5, 7),
      tollAllow: fc.constantFrom('', '', 'far'),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((one, index) => ({ ...one, routeId: index + 1, name: '', destinationId: one.prefix })));

const numbers = fc.constantFrom('441632960000', '00441632960000', '+441632960000', '0441', '15551234567', '44', '9');

describe('the choice of routes (contract 30 §5.3 steps 3 and 4)', () => {
  it('is what the contract says, word by word, whatever routes and providers there are', () => {
    const asked = fc.record({
      dialled: numbers,
      service: fc.constantFrom(1, 2),
      mode: fc.constantFrom('priority' as const, 'lcr' as const),
      held: fc.constantFrom(null, ['near'], ['far']),
      takesEverything: fc.boolean(),
    });
    fc.assert(
      fc.property(someProviders, someRoutes, asked, (providers, routes, { dialled, ...more }) => {
        const number = outsideNumber(dialled, '');
        if (number === null) throw new Error('a number');
        const configuration = outboundOf({ providers, routes });
        const query = { number, tenantId: 1, ...more };
        const found = selectRoutes(outboundIndex(configuration), query);
        const seen =
          found.kind === 'routes'
            ? { kind: found.kind, number: found.number, ids: found.routes.map(({ route }) => route.routeId) }
            : { kind: found.kind };
        expect(seen).toEqual(naive(configuration, query));
      }),
      { numRuns: 1000 },
    );
  });
});
