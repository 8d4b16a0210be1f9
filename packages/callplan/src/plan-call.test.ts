import { describe, expect, test } from 'vitest';
import { afterTransfer, MAX_TRANSFERS } from './history.ts';
import { NO_HISTORY } from './leg.ts';
import { planCall } from './plan-call.ts';
import { sentencesOf } from './testing/sentences-of.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from './testing/tenant.ts';

const tenant = tenantOf(extension('1001'), extension('1002', { alias: '2002' }), extension('1003', { enabled: false }));

describe('the order in which a dialled number is resolved (contract 20 §0.10)', () => {
  test('an extension is reached by its number', () => {
    const plan = planCall(tenant, legFrom('1001', '1002'), NOW);
    expect(plan).toMatchObject({
      tenantId: 7,
      domainName: 'acme.example',
      direction: 'local',
      destination: '1002',
      handledBy: { kind: 'extension', uuid: uuidOf('1002') },
      decisions: [{ code: 'extension_rings', values: { extension: '1002', seconds: 30 } }],
      steps: [{ step: 'ring', turns: [{ attempts: [{ target: { number: '1002' } }] }] }],
    });
  });

  test.each(['2002', 'sip:1002@acme.example', '10-02'])('%s reaches extension 1002', (dialled) => {
    expect(planCall(tenant, legFrom('1001', dialled), NOW).handledBy).toEqual({
      kind: 'extension',
      uuid: uuidOf('1002'),
    });
  });

  test('a call from outside is inbound', () => {
    expect(planCall(tenant, legFromOutside('1002'), NOW).direction).toBe('inbound');
  });

  test.each(['1001', 'sip:1001@acme.example'])('a caller who dials his own extension (%s) is busy', (dialled) => {
    const plan = planCall(tenant, legFrom('1001', dialled), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
    expect(sentencesOf(plan)).toEqual(['extension 1001 calls its own number and has no mailbox']);
  });

  test('a caller who dials his own alias is busy', () => {
    const plan = planCall(tenant, legFrom('1002', '2002'), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
  });

  test.each(['4711', '*12345', '+441632960000', 'bob', ''])('%j, which nothing has, is 404', (dialled) => {
    const plan = planCall(tenant, legFrom('1001', dialled), NOW);
    expect(plan.handledBy).toEqual({ kind: 'nothing' });
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });

  test('a disabled extension is skipped as if absent', () => {
    const plan = planCall(tenant, legFromOutside('1003'), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
    expect(sentencesOf(plan)).toEqual([
      'extension 1003 is disabled and is skipped',
      'nothing in acme.example answers at 1003',
    ]);
  });

  test('a fax extension is answered by the fax receiver (contract 30 §20)', () => {
    const plan = planCall(tenantOf(extension('1009', { type: 'fax' })), legFromOutside('1009'), NOW);
    expect(plan.steps).toEqual([
      { step: 'receive_fax', receiver: { kind: 'extension', extensionUuid: uuidOf('1009') } },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ]);
  });
});

describe('who may not call', () => {
  const suspended = { ...tenant, active: false };

  test('an inactive tenant: internal and outbound calls are refused 403', () => {
    for (const dialled of ['1002', '+441632960000']) {
      expect(planCall(suspended, legFrom('1001', dialled), NOW).steps).toEqual([
        { step: 'hangup', cause: 'CALL_REJECTED', status: 403, blockReason: 'tenant-suspended' },
      ]);
    }
  });

  test('an inactive tenant: inbound calls are refused 480', () => {
    expect(planCall(suspended, legFromOutside('1002'), NOW).steps).toEqual([
      { step: 'hangup', cause: 'CALL_REJECTED', status: 480, blockReason: 'tenant-suspended' },
    ]);
  });

  test.each([
    ['a disabled extension', { enabled: false }, 'the calling extension 1008 is disabled'],
    ['a fax extension', { type: 'fax' as const }, 'the calling extension 1008 is a fax endpoint'],
  ])('%s is refused 403', (_, settings, decision) => {
    const plan = planCall(tenantOf(extension('1008', settings), extension('1002')), legFrom('1008', '1002'), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'CALL_REJECTED', status: 403 }]);
    expect(sentencesOf(plan)).toEqual([decision]);
  });

  test('an extension that is no more is refused 403', () => {
    const plan = planCall(tenant, legFrom('1999', '1002'), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'CALL_REJECTED', status: 403 }]);
  });
});

describe('the account code of a leg', () => {
  test('is the calling extension’s', () => {
    expect(planCall(tenant, legFrom('1001', '1002'), NOW).accountcode).toBe('account-1001');
  });

  test('is the domain name for a caller outside and for an extension without one', () => {
    expect(planCall(tenant, legFromOutside('1002'), NOW).accountcode).toBe('acme.example');
    const bare = tenantOf(extension('1001', { accountcode: '' }));
    expect(planCall(bare, legFrom('1001', '1002'), NOW).accountcode).toBe('acme.example');
  });

  test('is the forwarding extension’s on a forwarded call, whose direction stays', () => {
    const plan = planCall(tenant, legFromOutside('1002', { forwards: 1, forwardedBy: uuidOf('1001') }), NOW);
    expect(plan.accountcode).toBe('account-1001');
    expect(plan.direction).toBe('inbound');
  });
});

describe('transfers are limited to 20 per call (contract 20 §0.10)', () => {
  test('the 20th is carried out, the 21st hangs up with EXCHANGE_ROUTING_ERROR', () => {
    const twenty = legFrom('1001', '1002', { transfers: MAX_TRANSFERS });
    expect(planCall(tenant, twenty, NOW).steps[0]?.step).toBe('ring');
    const oneMore = { ...twenty, history: afterTransfer(twenty.history, null) };
    expect(planCall(tenant, oneMore, NOW).steps).toEqual([{ step: 'hangup', cause: 'EXCHANGE_ROUTING_ERROR' }]);
  });

  test('the leg has the rights of the extension that transferred it', () => {
    const history = afterTransfer(NO_HISTORY, uuidOf('1002'));
    expect(planCall(tenant, legFromOutside('1001', history), NOW).accountcode).toBe('account-1002');
    expect(afterTransfer(history, null).forwardedBy).toBe(uuidOf('1002'));
  });
});
