import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, expectStatus, field, rowsOf } from '../system/api-client.ts';
import { makeTenant } from '../system/tenant.ts';
import type { Office, Row } from './office.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;

beforeAll(async () => {
  office = await exchange.office('traced');
}, 60_000);

/** A member of an answer that is a list of objects. */
function listIn(answer: Answer, name: string): Row[] {
  return rowsOf({ ...answer, body: field(answer.body, name) });
}

const trace = async (callId: string) => expectStatus(await exchange.admin('GET', `/calls/${callId}/trace`), 200);

describe('the trace of a call', () => {
  it('shows the ladder of both legs and what their media counted, under either leg, to its tenant alone', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const [caller, callee] = await Promise.all([alice.baresip(), bob.baresip({ answers: 'at once' })]);
    await caller.dial(bob.number);
    await Promise.all([caller.established(), callee.established()]);
    const channels = await office.channelsWhen((now) => now.length === 2);
    await caller.hangup();
    await callee.closed();
    await office.channelsWhen((now) => now.length === 0);

    const [one, other] = await Promise.all(channels.map(({ uuid }) => trace(String(uuid))));
    if (one === undefined || other === undefined) throw new Error('the call has two legs');
    expect(one.text).toBe(other.text);
    const ladder = listIn(one, 'messages').map(
      ({ direction, method, status }) => `${direction} ${status ?? ''}${status === null ? '' : ' '}${method}`,
    );
    expect(ladder.slice(0, 4)).toEqual(['received INVITE', 'sent 407 INVITE', 'received ACK', 'received INVITE']);
    for (const step of ['sent INVITE', 'received 200 INVITE', 'sent ACK', 'sent 200 INVITE']) {
      expect(ladder).toContain(step);
    }
    expect(ladder.slice(-4).toSorted()).toEqual(['received 200 BYE', 'received BYE', 'sent 200 BYE', 'sent BYE']);
    expect(one.text).toContain('Proxy-Authorization: ***');
    expect(one.text).not.toContain('response=');
    const legs = listIn(one, 'legs');
    expect(legs.map(({ leg }) => leg).toSorted()).toEqual(['a', 'b']);
    for (const leg of legs) expect(Number(field(leg.media, 'packets_received'))).toBeGreaterThan(0);

    const stranger = await makeTenant(exchange.server.url, exchange.admin, 'trace-stranger');
    for (const { uuid } of channels) {
      expect((await stranger.asTenantAdmin('GET', `/calls/${uuid}/trace`)).status).toBe(404);
      expect((await stranger.asUser('GET', `/calls/${uuid}/trace?format=pcap`)).status).toBe(404);
    }
  });
});
