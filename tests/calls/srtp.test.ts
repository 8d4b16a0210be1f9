import { expect, test } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import { expectTone } from './hearing.ts';
import { useOwnExchange } from './use-exchange.ts';

const sipsPort = await freePorts(1);
const exchange = useOwnExchange({ STROWGER_SIPS_PORT: String(sipsPort) });

test.each([
  { wish: 'srtp-mand', does: 'demands SRTP' },
  { wish: 'srtp', does: 'offers SRTP as an option' },
] as const)('a phone that $does calls a plain one: both hear each other', async ({ wish }) => {
  const office = await exchange.office(`sdes-${wish}`);
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const [secure, plain] = await Promise.all([
    alice.baresip({ mediaEncryption: wish, plays: 600 }),
    bob.baresip({ plays: 900, answers: 'at once' }),
  ]);
  await secure.dial(bob.number);
  await secure.established();
  await Promise.all([secure.hears(1500), plain.hears(1500)]);
  const channels = await office.channels();
  expect(Object.fromEntries(channels.map(({ extension, secure: told }) => [extension, told]))).toEqual({
    [alice.number]: 'srtp:sdes:AES_CM_128_HMAC_SHA1_80',
    [bob.number]: '',
  });
  await secure.hangup();
  await Promise.all([secure.closed(), plain.closed()]);
  expectTone(plain.heard(), 600);
  expectTone(secure.heard(), 900);
});

test.each([
  { mediaEncryption: 'srtp-mand', told: 'srtp:sdes:AES_CM_128_HMAC_SHA1_80' },
  { mediaEncryption: undefined, told: '' },
] as const)('a phone registered over TLS is offered SRTP, and plain RTP when it refuses that: $told', async (given) => {
  const { mediaEncryption, told } = given;
  const office = await exchange.office(`sips-${mediaEncryption ?? 'plain'}`);
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const server = { host: '127.0.0.1', port: sipsPort };
  const secure = { transport: 'tls', server, plays: 600, ...(mediaEncryption ? { mediaEncryption } : {}) } as const;
  const [callee, caller] = await Promise.all([bob.baresip(secure), alice.baresip({ plays: 900 })]);
  await caller.dial(bob.number);
  await callee.answer();
  await caller.established();
  await Promise.all([caller.hears(1500), callee.hears(1500)]);
  const channels = await office.channels();
  expect(channels.find(({ extension }) => extension === bob.number)?.secure).toBe(told);
  await caller.hangup();
  await Promise.all([caller.closed(), callee.closed()]);
  expectTone(caller.heard(), 600);
  expectTone(callee.heard(), 900);
});
