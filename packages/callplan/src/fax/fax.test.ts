import { describe, expect, it } from 'vitest';
import type { TenantConfiguration } from '../configuration.ts';
import type { InboundRouteConfiguration } from '../inbound-route/configuration.ts';
import { planCall } from '../plan-call.ts';
import { simulateCall } from '../simulate-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { InboundProgramConfiguration } from './configuration.ts';

const DID = '+441632960123';
const FAX_PROGRAM: InboundProgramConfiguration = {
  number: DID,
  enabled: true,
  program: { kind: 'receive_fax', programId: 31 },
};
const ROUTE: InboundRouteConfiguration = {
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
};

function plan(changes: Partial<TenantConfiguration>, entry: 'did' | 'fax' = 'did', dialled = '441632960123') {
  const tenant = { ...tenantOf(extension('1001'), extension('1002')), ...changes };
  return planCall(tenant, { ...legFromOutside(dialled), entry }, NOW);
}

const RECEIVES = [
  { step: 'receive_fax', receiver: { kind: 'program', programId: 31 } },
  { step: 'hangup', cause: 'NORMAL_CLEARING' },
];

describe('a DID that a program answers (contract 30 §6)', () => {
  it('receives faxes where its program does', () => {
    expect(plan({ inboundPrograms: [FAX_PROGRAM] }).steps).toEqual(RECEIVES);
  });

  it('rings the extension that its program forwards to', () => {
    const program = { kind: 'forward', extensionUuid: uuidOf('1002') } as const;
    expect(plan({ inboundPrograms: [{ ...FAX_PROGRAM, program }] }).steps).toMatchObject([
      { step: 'transfer', destination: '1002' },
    ]);
  });

  it('walks through the graph that its program has; what is written there is none of the plan’s', () => {
    const data = { step: 'transfer', destination: '1002' };
    const flow = { start: '0', nodes: { 0: { type: 'start', data, next: {} } } };
    const inboundPrograms = [{ ...FAX_PROGRAM, program: { kind: 'flow', flow } as const }];
    expect(plan({ inboundPrograms }).steps).toEqual([
      { step: 'walk_flow', flow },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ]);
    const tenant = { ...tenantOf(extension('1001')), inboundPrograms };
    const leg = { ...legFromOutside('441632960123'), entry: 'did' as const };
    expect(simulateCall(tenant, leg, NOW).plans).toHaveLength(1);
  });

  it('sleeps while an inbound route has the number, enabled or not', () => {
    const inboundPrograms = [FAX_PROGRAM];
    expect(plan({ inboundPrograms, inboundRoutes: [ROUTE] }).steps).toMatchObject([{ step: 'transfer' }]);
    expect(plan({ inboundPrograms, inboundRoutes: [{ ...ROUTE, enabled: false }] }).steps).toMatchObject([
      { cause: 'UNALLOCATED_NUMBER' },
    ]);
  });

  it('comes before expressions that match the number', () => {
    const regex = { ...ROUTE, number: '+440000000', regex: '^\\+?44163296.*$' };
    expect(plan({ inboundPrograms: [FAX_PROGRAM], inboundRoutes: [regex] }).steps).toEqual(RECEIVES);
  });

  it('is unallocated while it is switched off', () => {
    expect(plan({ inboundPrograms: [{ ...FAX_PROGRAM, enabled: false }] }).steps).toMatchObject([
      { cause: 'UNALLOCATED_NUMBER' },
    ]);
  });

  it('receives a fax from inside too', () => {
    const tenant = { ...tenantOf(extension('1001')), inboundPrograms: [FAX_PROGRAM] };
    expect(planCall(tenant, legFrom('1001', DID), NOW).steps).toEqual(RECEIVES);
  });
});

describe('a voice number that is listened to for faxes (contract 20 §11)', () => {
  const faxReceiver = { kind: 'program', programId: 31 } as const;

  it('says so in its plan, and leads to the receiver once a fax was heard', () => {
    const inboundRoutes = [{ ...ROUTE, faxReceiver }];
    expect(plan({ inboundRoutes })).toMatchObject({ detectsFax: true, steps: [{ step: 'transfer' }] });
    expect(plan({ inboundRoutes }, 'fax').steps).toEqual(RECEIVES);
  });

  it('is not listened to without a receiver', () => {
    expect(plan({ inboundRoutes: [ROUTE] }).detectsFax).toBeUndefined();
    expect(plan({ inboundRoutes: [ROUTE] }, 'fax').steps).toMatchObject([{ cause: 'UNALLOCATED_NUMBER' }]);
  });
});
