import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { header } from '../phones/message-log.ts';
import { freePorts } from '../phones/ports.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const DEVICE = 'urn:uuid:00000000-0000-1000-8000-aabbccddeeff';
const BEHIND = 'sip:phone@192.0.2.77:5062';

const exchange = useOwnExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('flows');
}, 60_000);

beforeEach(async () => {
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

async function restart(): Promise<void> {
  await exchange.server.stop();
  await exchange.server.restart();
}

async function aliceCalls(): Promise<void> {
  const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
  await call.succeeds();
}

/** Bob's device registers a flow from this port. */
async function registerFlow(regId: number, port: number, expires: number): Promise<void> {
  const keys = { contact: BEHIND, instance: DEVICE, reg_id: regId };
  await (await bob.sipp('uac-registers-a-flow', { keys, port, expires })).succeeds();
}

test('a phone behind a proxy is called over its Path, before and after a restart (RFC 3327)', async () => {
  const port = await freePorts(2);
  const path = `sip:127.0.0.1:${port};lr`;
  const keys = { contact: BEHIND, path };
  await (await bob.sipp('uac-registers-over-a-proxy', { keys })).succeeds();
  for (const when of ['before', 'after']) {
    if (when === 'after') await restart();
    const proxy = await bob.sipp('uas-answers-and-waits-for-bye', { port });
    await aliceCalls();
    await proxy.succeeds();
    const [invite] = proxy.messages('received', 'INVITE');
    expect([when, invite?.startLine, invite && header(invite, 'Route')]).toEqual([
      when,
      `INVITE ${BEHIND} SIP/2.0`,
      `<${path}>`,
    ]);
  }
}, 90_000);

test('after a restart a device is called on the flow it refreshed last, and on its other when that has failed (RFC 5626)', async () => {
  const [first, second] = [await freePorts(2), await freePorts(2)];
  await registerFlow(1, first, 600);
  await registerFlow(2, second, 900);
  await restart();
  const failed = await bob.sipp('uas-has-lost-its-flow', { port: second });
  const other = await bob.sipp('uas-answers-and-waits-for-bye', { port: first });
  await aliceCalls();
  await Promise.all([failed.succeeds(), other.succeeds()]);
}, 90_000);
