import { beforeAll, expect, test } from 'vitest';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange({ STROWGER_SIP_HOST: '::', STROWGER_PUBLIC_ADDRESS6: '::1' });
let office: Office;

beforeAll(async () => {
  office = await exchange.office('ip-version');
}, 60_000);

const HOSTS = { IPv4: '127.0.0.1', IPv6: '::1' } as const;
type Version = keyof typeof HOSTS;

function phoneOn(version: Version, subscriber: Subscriber, plays: number) {
  const server = { host: HOSTS[version], port: exchange.server.sipPort };
  return subscriber.baresip({ host: HOSTS[version], server, plays, answers: 'at once' });
}

test.each([
  ['IPv6', 'IPv6'],
  ['IPv6', 'IPv4'],
  ['IPv4', 'IPv6'],
] as const)('a phone on %s calls one on %s: both hear each other, each over its own version', async (from, to) => {
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const [caller, callee] = await Promise.all([phoneOn(from, alice, 600), phoneOn(to, bob, 900)]);
  await caller.dial(bob.number);
  await Promise.all([caller.established(), callee.established()]);
  await Promise.all([caller.hears(1500), callee.hears(1500)]);
  await caller.hangup();
  await Promise.all([caller.closed(), callee.closed()]);
  expectTone(callee.heard(), 600);
  expectTone(caller.heard(), 900);
});

test('an offer of IPv6 media is answered with them, though the callee has IPv4 alone', async () => {
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const callee = await phoneOn('IPv4', bob, 900);
  const server = { host: '::1', port: exchange.server.sipPort };
  const call = await alice.sipp('uac-invites-talks-and-hangs-up', {
    host: '::1',
    server,
    number: bob.number,
    plays: 600,
    talkMs: 1500,
  });
  await call.succeeds();
  await callee.closed();
  expectTone(callee.heard(), 600);
  const [answer] = call.messages('received', 200);
  expect(answer?.text).toMatch(/^c=IN IP6 ::1$/m);
});
