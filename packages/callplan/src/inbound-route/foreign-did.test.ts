import { describe, expect, it } from 'vitest';
import type { TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import { simulateCall } from '../simulate-call.ts';
import { member, ringGroup, withGroups } from '../testing/ring-group.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';

const DID = '+441632960777';
const platform = {
  ownerOfDid: (dialled: string) => (dialled.endsWith('441632960777') ? { tenantId: 8, number: DID } : null),
};
const ours: TenantConfiguration['inboundRoutes'][number] = {
  uuid: '00000000-0000-4000-8000-0000000000d1',
  number: '+441632960123',
  regex: '',
  enabled: true,
  order: 100,
  app: 'transfer',
  data: '1001',
  namePrefix: '',
  records: false,
  accountcode: '',
  holdMusic: '',
  ringback: '',
  distinctiveRing: '',
};

function plan(leg: Leg, change: Partial<TenantConfiguration> = {}) {
  const outboundCallerId = { name: 'Acme', number: '+441632960200' };
  const tenant = tenantOf(extension('1001', { outboundCallerId }), extension('1002', { records: 'outbound' }));
  return planCall({ ...tenant, ...change }, leg, NOW, platform);
}

describe('another tenant’s DID dialled from inside (contract 20 §0.10 step 14)', () => {
  it('is called as from outside, with the caller id for outside', () => {
    expect(plan(legFrom('1001', DID))).toMatchObject({
      direction: 'outbound',
      handledBy: { kind: 'did', number: DID },
      steps: [
        {
          step: 'call_did',
          number: DID,
          tenantId: 8,
          callerId: { name: 'Acme', number: '+441632960200' },
          history: { transfers: 1 },
        },
      ],
    });
  });

  it('shows a number of the tenant where the extension has none for outside, never its own', () => {
    expect(plan(legFrom('1002', DID), { inboundRoutes: [ours] }).steps).toMatchObject([
      { callerId: { name: '+441632960123', number: '+441632960123' } },
    ]);
    expect(plan(legFrom('1002', DID)).steps).toMatchObject([{ callerId: { name: '', number: '' } }]);
  });

  it('keeps a withheld number from the owner', () => {
    expect(plan({ ...legFrom('1001', DID), withheld: true }).steps).toMatchObject([{ callerId: { number: '' } }]);
  });

  it('passes on who calls from outside', () => {
    expect(plan(legFromOutside(DID)).steps).toMatchObject([{ callerId: { name: 'Carol', number: '+441632960000' } }]);
  });

  it('is recorded as a call to outside', () => {
    expect(plan(legFrom('1002', DID)).records).toBe(true);
  });

  it('goes outside where the tenant wants that', () => {
    expect(plan(legFrom('1001', DID), { localDids: false }).handledBy).toEqual({ kind: 'nothing' });
  });

  it('ends when it has gone round too often', () => {
    const leg = { ...legFrom('1001', DID), history: { ...legFrom('1001', DID).history, transfers: 21 } };
    expect(plan(leg).steps).toEqual([{ step: 'hangup', cause: 'EXCHANGE_ROUTING_ERROR' }]);
  });

  it('is left out of a group: it cannot ring beside others', () => {
    const group = ringGroup('6000', { members: [member(DID), member('1002')] });
    const { steps } = planCall(
      withGroups(tenantOf(extension('1001'), extension('1002')), group),
      legFrom('1001', '6000'),
      NOW,
      platform,
    );
    expect(steps[0]).toMatchObject({ step: 'ring', turns: [{ attempts: [{ target: { number: '1002' } }] }] });
  });

  it('is shown by the route simulator', () => {
    const { plans } = simulateCall(tenantOf(extension('1001')), legFrom('1001', DID), NOW, platform);
    expect(plans[0]?.plan.decisions.at(-1)?.code).toBe('did_of_system');
  });
});
