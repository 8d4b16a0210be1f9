import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import { NO_HISTORY } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';
import type { InboundRouteConfiguration } from './configuration.ts';

const DID = '+441632960123';

function tenantWith(change: Partial<InboundRouteConfiguration> = {}, callee: Partial<ExtensionConfiguration> = {}) {
  const route: InboundRouteConfiguration = {
    uuid: '00000000-0000-4000-8000-0000000000d1',
    number: DID,
    regex: '',
    enabled: true,
    order: 100,
    app: 'transfer',
    data: '1001 XML acme.example',
    namePrefix: '',
    records: false,
    accountcode: '',
    holdMusic: '',
    ringback: '',
    distinctiveRing: '',
    ...change,
  };
  return { ...tenantOf(extension('1001', callee), extension('1002')), inboundRoutes: [route] };
}

const fromOutside = (dialled: string) => ({ ...legFromOutside(dialled), entry: 'did' as const });

describe('a call from outside (contract 20 §11)', () => {
  it('goes where the inbound route of its number leads', () => {
    const plan = planCall(tenantWith(), fromOutside('00441632960123'), NOW);
    expect(plan).toMatchObject({ direction: 'inbound', handledBy: { kind: 'inbound_route' } });
    expect(plan.steps).toMatchObject([{ step: 'transfer', destination: '1001', history: { transfers: 1 } }]);
  });

  it('is 404 where the route is disabled, whatever else has the number', () => {
    const plan = planCall(tenantWith({ enabled: false }), fromOutside(DID), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
    expect(sentencesOf(plan).at(-1)).toContain('disabled');
  });

  it('reaches nothing of the plan but by a route: neither an extension nor a feature code', () => {
    for (const dialled of ['1001', '*72999', '*97', '']) {
      expect(planCall(tenantWith(), fromOutside(dialled), NOW).steps).toEqual([
        { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
      ]);
    }
  });

  it('is ended where the route says hangup', () => {
    expect(planCall(tenantWith({ app: 'hangup' }), fromOutside(DID), NOW).steps).toMatchObject([{ step: 'hangup' }]);
  });

  it('carries what the route gives it to whom it rings', () => {
    const traits = {
      namePrefix: 'Sales',
      accountcode: 'code-7',
      holdMusic: 'local_stream://jazz',
      ringback: '$' + '{uk-ring}',
      distinctiveRing: 'info=ring2',
      records: true,
    };
    const tenant = tenantWith(traits, { holdMusic: 'own' });
    const [first] = planCall(tenant, fromOutside(DID), NOW).steps;
    if (first?.step !== 'transfer') throw new Error('no transfer');
    expect(first.history.traits).toEqual(traits);
    const plan = planCall(tenant, { ...legFromOutside('1001'), history: first.history }, NOW);
    expect(plan.accountcode).toBe('code-7');
    expect(plan.steps[0]).toMatchObject({
      step: 'ring',
      alertInfo: 'info=ring2',
      ringback: '$' + '{uk-ring}',
      turns: [
        {
          attempts: [
            {
              callerId: { name: 'Sales#Carol', number: '+441632960000' },
              target: { holdMusic: 'local_stream://jazz' },
            },
          ],
        },
      ],
    });
  });

  it('carries nothing where the route gives nothing', () => {
    const [first] = planCall(tenantWith(), fromOutside(DID), NOW).steps;
    expect(first).toMatchObject({ history: { ...NO_HISTORY, transfers: 1 } });
    expect(first).not.toHaveProperty('history.traits');
  });

  it('is answered with 480 while the tenant is suspended (contract 10 §9.4)', () => {
    const plan = planCall({ ...tenantWith(), active: false }, fromOutside(DID), NOW);
    expect(plan.steps).toMatchObject([{ step: 'hangup', status: 480, blockReason: 'tenant-suspended' }]);
  });
});

describe('an own DID dialled from inside (contract 20 §0.10 step 14)', () => {
  it('stays inside', () => {
    const plan = planCall(tenantWith(), legFrom('1002', '441632960123'), NOW);
    expect(plan.steps).toMatchObject([{ step: 'transfer', destination: '1001' }]);
  });

  it('shows the caller as the outside sees him, where he is set to show anything there', () => {
    const tenant = tenantWith();
    const bob = extension('1002', { outboundCallerId: { number: '+441632960200' } });
    const shows = { ...tenant, extensions: new Map([...tenant.extensions, [bob.uuid, bob]]) };
    const [first] = planCall(shows, legFrom('1002', DID), NOW).steps;
    if (first?.step !== 'transfer') throw new Error('no transfer');
    const { steps } = planCall(shows, { ...legFrom('1002', '1001'), history: first.history }, NOW);
    const callerId = { name: '+441632960200', number: '+441632960200' };
    expect(steps[0]).toMatchObject({ step: 'ring', turns: [{ attempts: [{ callerId }] }] });
    const [plain] = planCall(tenant, legFrom('1002', DID), NOW).steps;
    expect(plain).not.toHaveProperty('history.traits.callerIdNumber');
  });

  it('goes outside where the tenant wants that', () => {
    const tenant = { ...tenantWith(), localDids: false };
    expect(planCall(tenant, legFrom('1002', DID), NOW).handledBy).toEqual({ kind: 'nothing' });
  });

  it('is meant by its whole number alone', () => {
    const plan = planCall(tenantWith(), legFrom('1002', '01632960123'), NOW);
    expect(plan.handledBy).toEqual({ kind: 'nothing' });
  });
});
