import { expect, test } from 'vitest';
import { toneSegments } from '../audio/measure.ts';
import { useExchange } from './use-exchange.ts';

const CAROL_HZ = 1200;

const exchange = useExchange();

test('*1 in a call asks for a number, to which the other party is transferred', async () => {
  const office = await exchange.office('in-call-transfer');
  const [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
  const callee = await bob.baresip({ answers: 'at once' });
  const target = await carol.baresip({ plays: CAROL_HZ, answers: 'at once' });
  const caller = await alice.baresip({ plays: 440 });
  await caller.dial(bob.number);
  await Promise.all([caller.established(), callee.established()]);
  await callee.hears(500);
  await callee.sendDtmf('*1');
  await office.channelsWhen((channels) => channels.some(({ callstate }) => callstate === 'HELD'));
  await callee.sendDtmf(`${carol.number}#`);
  await Promise.all([callee.closed({ timeout: 10_000 }), target.established({ timeout: 10_000 })]);
  await target.hears(1000);
  await caller.hangup();
  await Promise.all([caller.closed(), target.closed()]);
  const heard = toneSegments(caller.heard()).filter(({ frequency }) => Math.abs(frequency - CAROL_HZ) < 10);
  expect(heard.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)).toBeGreaterThan(500);
}, 40_000);

test('a number that is not given leaves the two talking', async () => {
  const office = await exchange.office('in-call-talk');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const callee = await bob.baresip({ plays: CAROL_HZ, answers: 'at once' });
  const caller = await alice.baresip({ plays: 440 });
  await caller.dial(bob.number);
  await Promise.all([caller.established(), callee.established()]);
  await callee.sendDtmf('*1');
  await office.channelsWhen((channels) => channels.some(({ callstate }) => callstate === 'HELD'));
  await callee.sendDtmf('#');
  await office.channelsWhen((channels) => channels.every(({ callstate }) => callstate === 'ACTIVE'));
  const before = callee.heardMs();
  await callee.hears(before + 800);
  await caller.hangup();
  await Promise.all([caller.closed(), callee.closed()]);
  const last = toneSegments(callee.heard()).at(-1);
  expect(Math.abs((last?.frequency ?? 0) - 440)).toBeLessThan(10);
}, 40_000);
