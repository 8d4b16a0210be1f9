import { describe, expect, test } from 'vitest';
import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import type { RingStep } from '../ring/plan.ts';
import { mailbox } from '../testing/mailbox.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';
import type { MailboxConfiguration } from './configuration.ts';

function tenantWith(boxes: readonly MailboxConfiguration[], ...settings: Partial<ExtensionConfiguration>[]) {
  const [one = {}] = settings;
  const tenant: TenantConfiguration = tenantOf(extension('1001', one), extension('1002'));
  return { ...tenant, mailboxes: new Map(boxes.map((box) => [box.number, box])) };
}

const stepsOf = (tenant: TenantConfiguration, leg: Leg) => planCall(tenant, leg, NOW).steps;

function ringIn(tenant: TenantConfiguration, leg: Leg): RingStep {
  const ring = stepsOf(tenant, leg).find((step) => step.step === 'ring');
  if (ring?.step !== 'ring') throw new Error('nothing rings');
  return ring;
}

const LEAVE = { step: 'leave_message', mailbox: { uuid: 'mailbox-1001', number: '1001' } };
const END = { step: 'hangup', cause: 'NORMAL_CLEARING' };

describe('the mailbox of an extension (contract 20 §1.8.10)', () => {
  test('takes what nobody answers, and says that the extension is busy where it is', () => {
    const { otherwise } = ringIn(tenantWith([mailbox('1001')]), legFrom('1002', '1001'));
    for (const failure of ['no_answer', 'not_registered', 'busy', 'failed'] as const) {
      const greeting = { kind: 'built_in', number: '1001', isBusy: failure === 'busy' };
      expect(otherwise[failure]).toMatchObject([{ ...LEAVE, greeting }, END]);
    }
  });

  test('takes nothing where a forward does, where one has no destination, or while it is disabled', () => {
    const busy = (steps: RingStep) => steps.otherwise.busy.map(({ step }) => step);
    const forwarded = tenantWith([mailbox('1001')], { forwardBusy: forwardTo('1002') });
    expect(busy(ringIn(forwarded, legFrom('1002', '1001')))).toEqual(['transfer']);
    const released = tenantWith([mailbox('1001')], { forwardBusy: forwardTo('') });
    expect(busy(ringIn(released, legFrom('1002', '1001')))).toEqual(['hangup']);
    const disabled = tenantWith([mailbox('1001', { enabled: false })]);
    expect(ringIn(disabled, legFrom('1002', '1001')).otherwise.busy).toMatchObject([{ cause: 'USER_BUSY' }]);
  });

  test('is what its owner hears who dials his own number or *97', () => {
    const tenant = tenantWith([mailbox('1001', { operatorNumber: '1002' })]);
    for (const dialled of ['1001', '*97']) {
      expect(stepsOf(tenant, legFrom('1001', dialled))).toMatchObject([
        {
          step: 'check_mailbox',
          mailbox: { number: '1001' },
          isInside: true,
          operatorNumber: '1002',
          timeZone: 'Europe/London',
        },
        END,
      ]);
    }
    expect(stepsOf(tenant, legFrom('1002', '*97'))).toMatchObject([{ cause: 'UNALLOCATED_NUMBER' }]);
    expect(stepsOf(tenantWith([]), legFrom('1001', '1001'))).toMatchObject([{ cause: 'USER_BUSY' }]);
  });
});

describe('a mailbox', () => {
  test('whose number is nothing else’s takes messages (contract 20 §0.10 step 13)', () => {
    const tenant = tenantWith([mailbox('7000')]);
    const plan = planCall(tenant, legFromOutside('7000'), NOW);
    expect(plan.handledBy).toEqual({ kind: 'voicemail', uuid: 'mailbox-7000' });
    expect(plan.steps).toMatchObject([
      { step: 'leave_message', callerId: { name: 'Carol', number: '+441632960000' }, login: { isInside: false } },
      END,
    ]);
    expect(stepsOf(tenantWith([mailbox('7000', { enabled: false })]), legFrom('1001', '7000'))).toMatchObject([
      { cause: 'UNALLOCATED_NUMBER' },
    ]);
  });

  test('is reached by *99 and its number, and entered by *98 with it, or by *98 and *4000 without', () => {
    const tenant = tenantWith([mailbox('1001')]);
    expect(stepsOf(tenant, legFrom('1002', '*991001'))).toMatchObject([LEAVE, END]);
    expect(stepsOf(tenant, legFrom('1002', '*981001'))).toMatchObject([
      { step: 'check_mailbox', mailbox: { number: '1001' } },
      END,
    ]);
    for (const code of ['*98', '*4000']) {
      expect(stepsOf(tenant, legFrom('1002', code))).toMatchObject([{ step: 'check_mailbox', mailbox: null }, END]);
    }
    for (const code of ['*99', '*999999', '*989999']) {
      expect(stepsOf(tenant, legFrom('1002', code))).toMatchObject([{ cause: 'UNALLOCATED_NUMBER' }]);
    }
  });

  test.each([
    [{ greetingId: 0 }, { kind: 'none' }],
    [{ greetingId: 3 }, { kind: 'recorded', greetingId: 3, otherwise: '1001' }],
    [{ alternateGreetNumber: '5000' }, { kind: 'built_in', number: '5000', isBusy: false }],
    [
      { greetingId: 3, alternateGreetNumber: '5000' },
      { kind: 'recorded', greetingId: 3, otherwise: '5000' },
    ],
  ])('with %j greets with %j', (settings, greeting) => {
    const tenant = tenantWith([mailbox('1001', settings)]);
    expect(stepsOf(tenant, legFrom('1002', '*991001'))[0]).toMatchObject({ greeting });
  });

  test('is a destination of forwards and modules', () => {
    const tenant = tenantWith([mailbox('1001')], { forwardAll: forwardTo('voicemail:1001') });
    expect(stepsOf(tenant, legFrom('1002', '1001'))).toMatchObject([{ step: 'transfer', destination: '*991001' }]);
  });
});
