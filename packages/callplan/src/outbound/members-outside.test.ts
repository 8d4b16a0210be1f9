import { describe, expect, it } from 'vitest';
import type { TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { reachAgent } from '../queue/reach-agent.ts';
import { outboundOf, provider, route } from '../testing/outbound.ts';
import { office, planned, UK } from '../testing/outside-call.ts';
import { agent } from '../testing/queue.ts';
import { followMe, member, ringGroup, withFollowMe, withGroups } from '../testing/ring-group.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, uuidOf } from '../testing/tenant.ts';

const AGENT = agent();
const QUEUE = { name: 'Support', namePrefix: '' };

describe('members outside', () => {
  const mobile = '+441632960777';
  const attempts = (tenant: TenantConfiguration, leg: Leg, outbound = UK) => {
    const [step] = planned(outbound, leg, tenant).steps;
    return step?.step === 'ring' ? step.turns.flatMap((turn) => turn.attempts) : [];
  };

  it('of a ring group ring beside phones, with the tenant’s rights and the group’s caller id (contract 20 §4.1)', () => {
    const far = outboundOf({ providers: [provider(1)], routes: [route(10, '44', 1, { tollAllow: 'far' })] });
    const group = ringGroup('6001', {
      members: [member('1002'), member(mobile, { confirms: true, delaySeconds: 5, timeoutSeconds: 12 })],
      callerId: { name: 'Desk', number: '+441632960600' },
      namePrefix: 'G',
    });
    const tenant = withGroups(office({}, { tollAllow: ['near'] }), group);
    expect(attempts(tenant, legFrom('1001', '6001'), far)).toMatchObject([
      { target: { kind: 'extension', number: '1002' } },
      {
        target: {
          kind: 'outside',
          number: mobile,
          call: { extension: null, candidates: [{ callerId: { name: 'G#Desk', number: '+441632960600' } }] },
        },
        delaySeconds: 5,
        timeoutSeconds: 12,
        confirms: true,
      },
    ]);
  });

  it('of a follow me have the rights and account of its extension (contract 20 §10.2)', () => {
    const places = [{ uuid: '', number: mobile, delaySeconds: 0, timeoutSeconds: 20, confirms: false }];
    const tenant = withFollowMe(office(), followMe('1002', places));
    const looked = (tollAllow: readonly string[]) => {
      const extensions = new Map([
        ...tenant.extensions,
        [uuidOf('1002'), extension('1002', { followMeEnabled: true, tollAllow })] as const,
      ]);
      const routes = [route(10, '44', 1, { tollAllow: 'far' })];
      return attempts(
        { ...tenant, extensions },
        legFrom('1001', '1002'),
        outboundOf({ providers: [provider(1)], routes }),
      );
    };
    expect(looked(['far'])).toMatchObject([
      { target: { kind: 'outside', call: { extension: { number: '1002' }, accountcode: 'account-1002' } } },
    ]);
    expect(looked(['near'])).toEqual([]);
  });

  it('are where an extension of a group forwards all its calls to', () => {
    const group = ringGroup('6001', { members: [member('1002')], followsForwards: true });
    const base = office();
    const extensions = new Map([
      ...base.extensions,
      [
        uuidOf('1002'),
        extension('1002', { forwardAll: forwardTo(mobile), outboundCallerId: { number: '+4415' } }),
      ] as const,
    ]);
    expect(attempts(withGroups({ ...base, extensions }, group), legFromOutside('6001'))).toMatchObject([
      { target: { kind: 'outside', call: { extension: { number: '1002' }, divertedBy: '+4415' } } },
    ]);
  });

  it('of a queue are agents whose contact is outside, on behalf of the tenant (contract 20 §5)', () => {
    const agent = { ...AGENT, number: mobile, callTimeoutSeconds: 25 };
    const platform = { ownerOfDid: () => null, outbound: UK };
    expect(reachAgent(office(), legFromOutside('3000'), NOW, QUEUE, agent, platform)).toMatchObject([
      {
        target: {
          kind: 'outside',
          number: mobile,
          call: { extension: null, candidates: [{ callerId: { name: 'Carol' } }] },
        },
        timeoutSeconds: 25,
      },
    ]);
    expect(reachAgent(office(), legFromOutside('3000'), NOW, QUEUE, agent)).toEqual([]);
  });
});
