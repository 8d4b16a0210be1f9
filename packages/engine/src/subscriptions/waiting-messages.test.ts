import { Watcher } from '@strowger/sip/testing/watcher';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { DOMAIN } from '../testing/test-host.ts';
import { mailbox } from '../testing/test-mailboxes.ts';

let laboratory: Laboratory;
let watchers: Watcher[];
const box = mailbox('1002');
beforeEach(async () => {
  watchers = [];
  laboratory = await Laboratory.open({ tenant: { mailboxes: new Map([[box.number, box]]) } });
});
afterEach(async () => {
  for (const watcher of watchers) watcher.close();
  await laboratory.close();
});

async function phoneOf(user: string): Promise<Watcher> {
  const server = { host: '127.0.0.1', port: laboratory.portOf() };
  const watcher = await Watcher.open({ server, domain: DOMAIN, user, password: `secret-${user}` });
  watchers.push(watcher);
  return watcher;
}

/** A message is left in the mailbox of 1002. */
async function leaveMessage(): Promise<void> {
  const { mailboxes } = laboratory.host;
  const recording = await mailboxes.draft();
  const callerId = { name: 'Alice', number: '1001' };
  const legUuid = crypto.randomUUID();
  await mailboxes.leave({ tenantId: 7, uuid: box.uuid }, { recording, legUuid, callerId, durationMs: 4000 });
}

const summary = (fresh: number) =>
  `Messages-Waiting: ${fresh > 0 ? 'yes' : 'no'}\r\nMessage-Account: sip:1002@${DOMAIN}\r\nVoice-Message: ${fresh}/0 (0/0)\r\n`;

const soon = (look: () => unknown) => vi.waitFor(look, { timeout: 15_000 });

const told = ({ unsolicited }: Watcher) => unsolicited.map(({ text }) => text);

describe('messages that wait (contract 20 §7.3, RFC 3842)', () => {
  it('are told to who subscribed, at once and after each change, and lit on voicemail+ lamps', async () => {
    const phone = await phoneOf('1002');
    const colleague = await phoneOf('1003');
    const own = await phone.subscribe('1002', 'message-summary');
    const lamp = await colleague.subscribe('voicemail+1002', 'dialog');
    expect((await own.state.next()).text).toBe(summary(0));
    await lamp.state.next(({ text }) => text.includes('terminated'));
    await leaveMessage();
    const notify = await own.state.next(({ text }) => text === summary(1));
    expect(notify.contentType).toBe('application/simple-message-summary');
    await lamp.state.next(({ text }) => text.includes('confirmed'));
  });

  it('are told to every registration that never subscribed, and once to one that did', async () => {
    const [silent, subscribed] = [await phoneOf('1002'), await phoneOf('1002')];
    await silent.register();
    await subscribed.register();
    const { state } = await subscribed.subscribe('1002', 'message-summary');
    await leaveMessage();
    await soon(() => expect(told(silent)).toEqual([summary(1)]));
    await state.next(({ text }) => text === summary(1));
    expect(silent.unsolicited[0]?.headers.get('Event')).toBe('message-summary');
    expect(told(subscribed)).toEqual([]);
  });

  it('are told to a phone that registers while some are new', async () => {
    const phone = await phoneOf('1002');
    await leaveMessage();
    await phone.register();
    await soon(() => expect(told(phone)).toEqual([summary(1)]));
  });

  it('are kept from a phone whose REGISTER says that it takes no such NOTIFY', async () => {
    const [unwilling, other, willing] = [await phoneOf('1002'), await phoneOf('1002'), await phoneOf('1002')];
    await unwilling.register([['Allow', 'INVITE, ACK, BYE, CANCEL']]);
    await other.register([['Allow-Events', 'talk, hold']]);
    await willing.register([
      ['Allow', 'INVITE, ACK, BYE, CANCEL, NOTIFY'],
      ['Allow-Events', 'talk, message-summary'],
    ]);
    await leaveMessage();
    await soon(() => expect(told(willing)).toEqual([summary(1)]));
    expect([told(unwilling), told(other)]).toEqual([[], []]);
  });

  it('are told once for many changes at a time', async () => {
    const phone = await phoneOf('1002');
    await phone.register();
    for (let left = 0; left < 5; left += 1) await leaveMessage();
    await soon(() => expect(told(phone)).toEqual([summary(5)]));
  });

  it('are told to an extension that is set to show them in place of its own', async () => {
    const { tenant } = laboratory.host;
    const [, bob] = [...tenant.extensions].find(([, { number }]) => number === '1003') ?? [];
    if (bob === undefined) throw new Error('1003');
    const extensions = new Map(tenant.extensions).set(bob.uuid, { ...bob, shownMailbox: '1002' });
    laboratory.host.tenant = { ...tenant, extensions };
    const [silent, subscribed] = [await phoneOf('1003'), await phoneOf('1003')];
    await silent.register();
    const { state } = await subscribed.subscribe('1003', 'message-summary');
    await leaveMessage();
    await soon(() => expect(told(silent)).toEqual([summary(1)]));
    await state.next(({ text }) => text.includes('Voice-Message: 1/0'));
  });

  it('of an extension without a mailbox are none', async () => {
    const { state } = await (await phoneOf('1003')).subscribe('1003', 'message-summary');
    expect((await state.next()).text).toContain('Voice-Message: 0/0 (0/0)');
  });
});
