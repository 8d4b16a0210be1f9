import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { excerpt, levelAt } from '../audio/measure.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { header } from '../phones/message-log.ts';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('codes');
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** Dials a code that says something and hangs up. */
async function dials(subscriber: Subscriber, code: string): Promise<void> {
  const call = await subscriber.sipp('uac-invites-and-waits-for-bye', { number: code });
  await call.succeeds();
}

async function shown(subscriber: Subscriber, name: string): Promise<unknown> {
  return field(expectStatus(await exchange.admin('GET', `/fpbx_extensions/${subscriber.uuid}`), 200).body, name);
}

describe('codes that change settings (contract 20 §12.3)', () => {
  it('*78 and *79: the next call goes by it, the API shows it, the audit log names it', async () => {
    await bob.baresip({ answers: 'at once' });
    await dials(bob, '*78');
    expect(await shown(bob, 'do_not_disturb')).toBe(true);
    expect(await alice.isRefused(bob.number)).toBe(486);
    await dials(bob, '*79');
    expect(await shown(bob, 'do_not_disturb')).toBe(false);
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await call.succeeds();
    const audit = rowsOf(await exchange.admin('GET', `/audit?tenant_id=${office.tenantId}&resource=fpbx_extensions`));
    expect(audit.filter((row) => row.method === 'DIAL')).toMatchObject([{ action: 'update' }, { action: 'update' }]);
  });

  it('*72 sets a forward and clears do-not-disturb, *73 takes it back', async () => {
    const phone = await alice.baresip({ answers: 'at once' });
    await office.change(bob, { do_not_disturb: true });
    await dials(bob, `*72${alice.number}`);
    expect([await shown(bob, 'forward_all_destination'), await shown(bob, 'do_not_disturb')]).toEqual([
      alice.number,
      false,
    ]);
    const carol = await office.subscriber();
    const call = await carol.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await call.succeeds();
    await phone.established();
    await dials(bob, '*73');
    expect(await shown(bob, 'forward_all_enabled')).toBe(false);
  });

  it('*5000 switches the call flow that has this code', async () => {
    const made = await exchange.admin('POST', '/call_flows', {
      tenant_id: office.tenantId,
      call_flow_name: 'Night',
      call_flow_extension: '5000',
      call_flow_feature_code: '*5000',
      call_flow_app: 'transfer',
      call_flow_data: alice.number,
      call_flow_alternate_app: 'hangup',
    });
    const uuid = String(expectStatus(made, 200).body);
    await dials(bob, '*5000');
    const flow = expectStatus(await exchange.admin('GET', `/call_flows/${uuid}`), 200).body;
    expect(field(flow, 'call_flow_status')).toBe('false');
  });
});

describe('codes that call (contract 20 §12.3)', () => {
  it('*69 calls who called last, *870 what was dialled last', async () => {
    const [first, second] = await Promise.all([
      alice.baresip({ answers: 'at once' }),
      bob.baresip({ answers: 'at once' }),
    ]);
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
    await call.succeeds();
    await second.established();
    const back = await bob.sipp('uac-invites-talks-and-hangs-up', { number: '*69', talkMs: 200 });
    await back.succeeds();
    await first.established();
    const again = await alice.sipp('uac-invites-talks-and-hangs-up', { number: '*870', talkMs: 200 });
    await again.succeeds();
    await second.established();
  });

  it('*0 and a speed dial call the contact that has it', async () => {
    const phone = await bob.baresip({ answers: 'at once' });
    const contact = { tenant_id: office.tenantId, first_name: 'Bob', phone: bob.number, speed_dial: '7' };
    expectStatus(await exchange.admin('POST', '/contacts', contact), 200);
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: '*07', talkMs: 200 });
    await call.succeeds();
    await phone.established();
  });

  it('*67 withholds who calls', async () => {
    const phone = await bob.sippCallee('uas-answers-and-waits-for-bye');
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: `*67${bob.number}`, talkMs: 200 });
    await call.succeeds();
    const { messages } = await phone.succeeds();
    const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE '));
    expect(invite && header(invite, 'From')).toContain('anonymous@anonymous.invalid');
  });
});

describe('listening in by *33 (contract 20 §12.3)', () => {
  const HERTZ = { boss: 1000, callee: 700, caller: 440 };
  const LOUD = -30;
  const SILENT = -50;

  /** An extension whose user may use protected codes. */
  async function admittedSubscriber(): Promise<Subscriber> {
    const email = `boss@${office.domain}`;
    const user = { tenant_id: office.tenantId, email, password: 'Quite-Long-Secret-42' };
    const userId = Number(expectStatus(await exchange.admin('POST', '/users', user), 200).body);
    expectStatus(await exchange.admin('PUT', `/users/${userId}/roles/3`), 200);
    const boss = await office.subscriber();
    expectStatus(await exchange.admin('POST', `/fpbx_extensions/${boss.uuid}/assign`, { user_id: userId }), 200);
    return boss;
  }

  it('hears both, and by 1, 2, 3 and 0 is heard by the other party, the extension, both and nobody', async () => {
    const boss = await admittedSubscriber();
    const [listener, callee, caller] = await Promise.all([
      boss.baresip({ plays: HERTZ.boss }),
      bob.baresip({ plays: HERTZ.callee, answers: 'at once' }),
      alice.baresip({ plays: HERTZ.caller }),
    ]);
    const phones = { boss: listener, callee, caller };
    await caller.dial(bob.number);
    await Promise.all([caller.established(), callee.established()]);
    await listener.dial(`*33${bob.number}`);
    await listener.established();
    const all = Object.values(phones);
    const marks: ReadonlyMap<BaresipPhone, number>[] = [];
    /** A stretch of the three recordings after a key. */
    const listen = async () => {
      const from = new Map(all.map((phone) => [phone, phone.heardMs()]));
      await Promise.all(all.map((phone) => phone.hears((from.get(phone) ?? 0) + 1500)));
      marks.push(from);
    };
    await listen();
    for (const key of ['1', '2', '3', '0']) {
      await listener.sendDtmf(key);
      await listen();
    }
    await caller.hangup();
    await Promise.all(all.map((phone) => phone.closed()));

    const isHeard = (stretch: number, phone: BaresipPhone, frequency: number) => {
      const from = (marks[stretch]?.get(phone) ?? 0) + 600;
      const level = levelAt(excerpt(phone.heard(), from, from + 800), frequency);
      expect(level < SILENT || level > LOUD, `${frequency} Hz at ${level} dB in stretch ${stretch}`).toBe(true);
      return level > LOUD;
    };
    const heardBy = (phone: BaresipPhone, frequency: number) => marks.map((_, at) => isHeard(at, phone, frequency));
    expect(heardBy(listener, HERTZ.caller)).toEqual([true, true, true, true, true]);
    expect(heardBy(listener, HERTZ.callee)).toEqual([true, true, true, true, true]);
    expect(heardBy(caller, HERTZ.boss)).toEqual([false, true, false, true, false]);
    expect(heardBy(callee, HERTZ.boss)).toEqual([false, false, true, true, false]);
    expect(heardBy(caller, HERTZ.callee)).toEqual([true, true, true, true, true]);
  }, 40_000);
});

describe('the list of codes (contract 20 §12.1)', () => {
  it('has built-in ones and those of call flows, each on or off in words', async () => {
    const rows = rowsOf(await exchange.admin('GET', `/feature_codes?tenant_id=${office.tenantId}`));
    const enabledOf = (number: string) =>
      rows.filter((row) => row.dialplan_number === number).map((row) => row.dialplan_enabled);
    expect(enabledOf('*72')).toEqual(['true']);
    expect(enabledOf('*724')).toEqual(['false']);
    expect(['*0', '*925', '*9411'].flatMap(enabledOf)).toEqual(['true', 'true', 'true']);
    expect(enabledOf('*5000')).toEqual(['true']);
    const numbers = rows.map((row) => String(row.dialplan_number));
    expect(numbers).toEqual([...numbers].sort());
  });
});
