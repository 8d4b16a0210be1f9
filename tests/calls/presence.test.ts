import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toldDialogs } from '@strowger/engine/testing';
import { Watcher } from '@strowger/sip/testing/watcher';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectStatus, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

/** 8 kHz, 16 bits. */
const BYTES_OF_A_MILLISECOND = 16;

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;
let dave: Subscriber;
const watchers: Watcher[] = [];

beforeAll(async () => {
  office = await exchange.office('presence', { quota_voicemails: -1 });
  alice = await office.subscriber();
  bob = await office.subscriber();
  carol = await office.subscriber();
  dave = await office.subscriber();
}, 60_000);

afterEach(async () => {
  for (const watcher of watchers.splice(0)) watcher.close();
  await office.channelsWhen((left) => left.length === 0);
});

async function watcherOf({ account }: Subscriber): Promise<Watcher> {
  const { number: user, password, domain, server } = account;
  const watcher = await Watcher.open({ server, domain, user, password });
  watchers.push(watcher);
  return watcher;
}

const statesIn = (text: string) => toldDialogs(text).dialogs.map(({ state }) => state);
/** How much of a message that is being left is on disk. */
async function recordedMs(): Promise<number> {
  const folder = join(exchange.server.data, 'media', '.drafts');
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return Math.max(0, ...sizes) / BYTES_OF_A_MILLISECOND;
}

const shows = (state: string) => (notify: { readonly text: string }) => statesIn(notify.text).join() === state;

describe('a watched extension', () => {
  it('is lit while its phone rings and talks, and dark when the call is over', async () => {
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip()]);
    const { status, state } = await (await watcherOf(dave)).subscribe(bob.number, 'dialog');
    expect(status).toBe(200);
    await state.next(shows('terminated'));
    await caller.dial(bob.number);
    await callee.waitFor('CALL_INCOMING');
    const ringing = await state.next(shows('early'));
    expect(toldDialogs(ringing.text).dialogs).toMatchObject([
      { direction: 'recipient', remote: `sip:${alice.number}@${office.domain}` },
    ]);
    await callee.command('accept');
    await caller.established();
    await state.next(shows('confirmed'));
    await caller.hangup();
    await state.next(shows('terminated'), 2);
  });

  it('lets a watcher pick its ringing call up with what the NOTIFY said', async () => {
    const ringing = await bob.sippCallee('uas-never-answers');
    const { state } = await (await watcherOf(dave)).subscribe(bob.number, 'dialog');
    const caller = await alice.sipp('uac-invites-and-waits-for-bye', { number: bob.number });
    const [dialog] = toldDialogs((await state.next(shows('early'))).text).dialogs;
    const replaces = `${dialog?.callId};to-tag=${dialog?.localTag};from-tag=${dialog?.remoteTag};early-only`;
    const picked = await carol.sipp('uac-replaces-a-dialog', { number: bob.number, keys: { replaces }, talkMs: 300 });
    await Promise.all([picked.succeeds(), ringing.succeeds(), caller.succeeds()]);
    await state.next(shows('terminated'), 2);
  });

  it('of another tenant is as unknown as one that does not exist', async () => {
    const stranger = await (await exchange.office('presence-elsewhere')).subscriber({ extension: '1777' });
    const watcher = await watcherOf(dave);
    const own = await watcher.subscribe('1888', 'dialog');
    const others = await watcher.subscribe(`sip:${stranger.number}@${stranger.account.domain}`, 'dialog');
    expect([own.status, others.status]).toEqual([404, 404]);
    expect((await watcher.subscribe(stranger.number, 'dialog')).status).toBe(404);
  });
});

describe('a lamp of the configuration follows a change by the API', () => {
  it('dnd+<extension>', async () => {
    const { state } = await (await watcherOf(dave)).subscribe(`dnd+${bob.number}`, 'dialog');
    await state.next(shows('terminated'));
    await office.change(bob, { do_not_disturb: true });
    await state.next(shows('confirmed'));
    await office.change(bob, { do_not_disturb: false });
    await state.next(shows('terminated'), 2);
  });

  it('flow+<feature code>', async () => {
    const flow = {
      call_flow_name: 'Night',
      call_flow_extension: '5001',
      call_flow_feature_code: '*5000',
      call_flow_data: alice.number,
      call_flow_alternate_data: bob.number,
      tenant_id: office.tenantId,
    };
    const made = expectStatus(await exchange.admin('POST', '/call_flows', flow), 200);
    const path = `/call_flows/${String(made.body)}`;
    const { state } = await (await watcherOf(dave)).subscribe('flow+*5000', 'dialog');
    await state.next(shows('terminated'));
    expectStatus(await exchange.admin('PUT', path, { call_flow_status: 'false' }), 200);
    await state.next(shows('confirmed'));
    expectStatus(await exchange.admin('PUT', path, { call_flow_status: 'true' }), 200);
    await state.next(shows('terminated'), 2);
  });
});

describe('messages that wait (RFC 3842)', () => {
  it('are told to the owner who subscribed, to his phone that did not, and to a voicemail+ lamp', async () => {
    const box = { voicemail_id: bob.number, voicemail_password: '4321', greeting_id: 0, tenant_id: office.tenantId };
    const mailbox = String(expectStatus(await exchange.admin('POST', '/voicemails', box), 200).body);
    const [owner, phone, colleague] = [await watcherOf(bob), await watcherOf(bob), await watcherOf(dave)];
    await phone.register();
    const own = await owner.subscribe(bob.number, 'message-summary');
    const lamp = await colleague.subscribe(`voicemail+${bob.number}`, 'dialog');
    await own.state.next(({ text }) => text.includes('Voice-Message: 0/0'));
    const caller = await alice.baresip({ plays: 700 });
    await caller.dial(`*99${bob.number}`);
    await eventually(recordedMs, (ms) => ms > 1500);
    await caller.hangup();
    await own.state.next(({ text }) => text.includes('Voice-Message: 1/0'));
    await lamp.state.next(shows('confirmed'));
    await eventually(
      async () => phone.unsolicited.map(({ text }) => text),
      (told) => told.some((text) => text.includes('Voice-Message: 1/0')),
    );
    const [message] = rowsOf(await exchange.admin('GET', `/voicemails/${mailbox}/messages`));
    const path = `/voicemails/${mailbox}/messages/${String(message?.voicemail_message_uuid)}`;
    expectStatus(await exchange.admin('PUT', path, { message_status: 'saved' }), 200);
    await own.state.next(({ text }) => text.includes('Voice-Message: 0/1'));
    await lamp.state.next(shows('terminated'), 2);
  });
});
