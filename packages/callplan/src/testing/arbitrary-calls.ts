import fc from 'fast-check';
import type { ExtensionConfiguration, Forward, TenantConfiguration } from '../configuration.ts';
import type { FollowMeConfiguration } from '../follow-me/configuration.ts';
import type { Leg } from '../leg.ts';
import { RING_STRATEGIES, type RingGroupConfiguration } from '../ring-group/configuration.ts';
import { mailbox } from './mailbox.ts';
import { followMe, member, ringGroup, withFollowMe, withGroups } from './ring-group.ts';
import { extension, tenantOf, uuidOf } from './tenant.ts';

const NUMBERS = ['1001', '1002', '1003', '1004'] as const;
const ALIASES = ['2001', '2002', '2003', '2004'] as const;
const GROUPS = ['6001', '6002'] as const;

/** Mostly numbers of the tenant, so that loops are common. */
const destinations: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NUMBERS, ...ALIASES, ...GROUPS) },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS).map(uuidOf) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '*991001', 'voicemail:1002', 'hangup', 'hangup:USER_BUSY', 'playback:x'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const forwards: fc.Arbitrary<Forward> = fc.record({
  enabled: fc.boolean().map((off) => !off),
  destination: destinations,
});

function extensions(index: number): fc.Arbitrary<ExtensionConfiguration> {
  const settings = fc.record({
    alias: fc.constantFrom(null, ALIASES[index] ?? null),
    type: fc.constantFrom('voice', 'voice', 'voice', 'fax'),
    enabled: fc.constantFrom(true, true, true, false),
    callerId: fc.record({ name: fc.string(), number: fc.string() }),
    doNotDisturb: fc.boolean(),
    callTimeout: fc.integer({ min: 5, max: 600 }),
    forwardAll: fc.oneof(fc.constant({ enabled: false, destination: '' }), forwards),
    forwardBusy: forwards,
    forwardNoAnswer: forwards,
    forwardNotRegistered: forwards,
    limitDestination: destinations,
    accountcode: fc.string(),
    followMeEnabled: fc.boolean(),
    missedCallMailTo: fc.constantFrom('', 'desk@example.com'),
    screensCalls: fc.boolean(),
  });
  return settings.map((chosen) =>
    extension(NUMBERS[index] ?? '', { ...chosen, type: chosen.type === 'fax' ? 'fax' : 'voice' }),
  );
}

const seconds = fc.integer({ min: 0, max: 60 });

const lookedFor: fc.Arbitrary<FollowMeConfiguration | null> = fc
  .tuple(
    fc.constantFrom(...NUMBERS),
    fc.array(fc.record({ number: destinations, delaySeconds: seconds, timeoutSeconds: seconds }), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([number, places, ignoresBusy]) => {
    const found = places.map((place) => ({ ...place, uuid: '', confirms: false }));
    return found.length === 0 ? null : followMe(number, found, { ignoresBusy });
  });

function groups(number: string): fc.Arbitrary<RingGroupConfiguration> {
  const members = fc.array(
    fc.record({
      number: destinations,
      delaySeconds: seconds,
      timeoutSeconds: seconds,
      order: fc.nat({ max: 3 }),
      enabled: fc.constantFrom(true, true, false),
    }),
    { maxLength: 5 },
  );
  return fc
    .record({
      strategy: fc.constantFrom(...RING_STRATEGIES),
      timeoutSeconds: fc.integer({ min: 1, max: 90 }),
      forward: fc.oneof({ weight: 3, arbitrary: fc.constant({ enabled: false, destination: '' }) }, forwards),
      timeoutData: destinations,
      greeting: fc.constantFrom('', 'welcome'),
      followsForwards: fc.boolean(),
      followsFollowMe: fc.boolean(),
      members,
    })
    .map((chosen) => ringGroup(number, { ...chosen, members: chosen.members.map((one) => member(one.number, one)) }));
}

/** Tenants of four extensions and two groups that lead to each other, themselves and elsewhere. */
export const tenants: fc.Arbitrary<TenantConfiguration> = fc
  .tuple(
    fc.tuple(extensions(0), extensions(1), extensions(2), extensions(3)),
    fc.tuple(groups('6001'), groups('6002')),
    fc.array(lookedFor, { maxLength: 3 }),
    fc.subarray([...NUMBERS, '7000']),
    fc.constantFrom(true, true, true, false),
  )
  .map(([four, two, followMes, boxes, active]) => {
    const tenant = withGroups(tenantOf(...four), ...two);
    const mailboxes = new Map(boxes.map((number) => [number, mailbox(number)]));
    return { ...withFollowMe(tenant, ...followMes.filter((one) => one !== null)), active, mailboxes };
  });

const callers: fc.Arbitrary<Leg['caller']> = fc.oneof(
  fc.record({
    kind: fc.constant('extension' as const),
    extensionUuid: fc.constantFrom(...NUMBERS, '1999').map(uuidOf),
  }),
  fc.record({ kind: fc.constant('outside' as const), number: fc.string(), name: fc.string() }),
);

/** Fresh legs and legs in the middle of a call. */
export const legs: fc.Arbitrary<Leg> = fc.record({
  callId: fc.uuid(),
  dialled: destinations,
  caller: callers,
  history: fc.record({
    forwards: fc.integer({ min: 0, max: 6 }),
    transfers: fc.integer({ min: 0, max: 22 }),
    taken: fc.array(
      fc
        .tuple(fc.constantFrom(...NUMBERS), fc.constantFrom('forward_busy', 'limit'))
        .map(([number, reason]) => `${uuidOf(number)}:${reason}`),
    ),
    forwardedBy: fc.constantFrom(null, ...NUMBERS.map(uuidOf), 'gone'),
  }),
});
