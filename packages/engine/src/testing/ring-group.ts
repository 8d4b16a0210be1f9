import type { RingGroupConfiguration, RingGroupMember, TenantConfiguration } from '@strowger/callplan';
import { uuidOf } from './test-host.ts';

type MemberSettings = Partial<RingGroupMember> & { readonly number: string };

/** An enabled group with these members; what is not given is as the API makes it. */
export function ringGroup(
  number: string,
  members: readonly (string | MemberSettings)[],
  settings: Partial<RingGroupConfiguration> = {},
): RingGroupConfiguration {
  const off = { enabled: false, destination: '' };
  const given = members.map((one, index) => memberOf(typeof one === 'string' ? { number: one } : one, index));
  return {
    uuid: uuidOf(number),
    name: `Group ${number}`,
    number,
    enabled: true,
    strategy: 'simultaneous',
    timeoutSeconds: 30,
    greeting: '',
    ringback: '',
    distinctiveRing: '',
    exitKey: null,
    callerId: {},
    namePrefix: '',
    numberPrefix: '',
    timeoutApp: '',
    timeoutData: '',
    forward: off,
    screensCalls: false,
    followsForwards: false,
    followsFollowMe: false,
    missedCallMailTo: '',
    members: given,
    ...settings,
  };
}

function memberOf(settings: MemberSettings, order: number): RingGroupMember {
  const uuid = uuidOf(`9${settings.number}`);
  return { uuid, delaySeconds: 0, timeoutSeconds: 30, order, confirms: false, enabled: true, ...settings };
}

/** Gives a tenant these groups beside what it has. */
export function withGroups(
  tenant: TenantConfiguration,
  ...groups: readonly RingGroupConfiguration[]
): TenantConfiguration {
  const numbers = groups.map(({ number, uuid }) => [number, { kind: 'ring_group', uuid }] as const);
  return {
    ...tenant,
    ringGroups: new Map(groups.map((group) => [group.uuid, group])),
    numbers: new Map([...tenant.numbers, ...numbers]),
  };
}
