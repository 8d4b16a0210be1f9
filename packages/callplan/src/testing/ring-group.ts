import type { TenantConfiguration } from '../configuration.ts';
import type { FollowMeConfiguration, FollowMeDestination } from '../follow-me/configuration.ts';
import type { RingGroupConfiguration, RingGroupMember } from '../ring-group/configuration.ts';
import { uuidOf } from './tenant.ts';

export function member(number: string, settings: Partial<RingGroupMember> = {}): RingGroupMember {
  const uuid = uuidOf(`9${number.replace(/\D/g, '')}`);
  return { uuid, number, delaySeconds: 0, timeoutSeconds: 30, order: 0, confirms: false, enabled: true, ...settings };
}

/** An enabled group with uuid `uuidOf(number)` that rings all its members at once. */
export function ringGroup(number: string, settings: Partial<RingGroupConfiguration> = {}): RingGroupConfiguration {
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
    forward: { enabled: false, destination: '' },
    screensCalls: false,
    followsForwards: false,
    followsFollowMe: false,
    missedCallMailTo: '',
    members: [],
    ...settings,
  };
}

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

export function lookedForAt(number: string, settings: Partial<FollowMeDestination> = {}): FollowMeDestination {
  return { uuid: uuidOf(`8${number}`), number, delaySeconds: 0, timeoutSeconds: 30, confirms: false, ...settings };
}

/** The follow me of the extension `number`; whether it is on stands at the extension. */
export function followMe(
  number: string,
  destinations: readonly FollowMeDestination[],
  settings: Partial<FollowMeConfiguration> = {},
): FollowMeConfiguration {
  return {
    uuid: uuidOf(`7${number}`),
    extensionUuid: uuidOf(number),
    ignoresBusy: false,
    namePrefix: '',
    numberPrefix: '',
    destinations,
    ...settings,
  };
}

export function withFollowMe(
  tenant: TenantConfiguration,
  ...followMes: readonly FollowMeConfiguration[]
): TenantConfiguration {
  return { ...tenant, followMes: new Map(followMes.map((one) => [one.extensionUuid, one])) };
}
