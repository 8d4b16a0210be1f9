import { afterEach, beforeAll, describe, expect, it } from 'vitest';
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

  it('*67 withholds who calls', async () => {
    const phone = await bob.sippCallee('uas-answers-and-waits-for-bye');
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: `*67${bob.number}`, talkMs: 200 });
    await call.succeeds();
    const { messages } = await phone.succeeds();
    const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE '));
    expect(invite && header(invite, 'From')).toContain('anonymous@anonymous.invalid');
  });
});

describe('the list of codes (contract 20 §12.1)', () => {
  it('has built-in ones and those of call flows, each on or off in words', async () => {
    const rows = rowsOf(await exchange.admin('GET', `/feature_codes?tenant_id=${office.tenantId}`));
    const enabledOf = (number: string) =>
      rows.filter((row) => row.dialplan_number === number).map((row) => row.dialplan_enabled);
    expect(enabledOf('*72')).toEqual(['true']);
    expect(enabledOf('*724')).toEqual(['false']);
    expect(enabledOf('*5000')).toEqual(['true']);
    const numbers = rows.map((row) => String(row.dialplan_number));
    expect(numbers).toEqual([...numbers].sort());
  });
});
