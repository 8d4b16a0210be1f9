import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCarriers } from '../testing/carriers.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { shortTones } from '../testing/short-tones.ts';
import { extension, uuidOf } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const NUMBER = '+441632960000';
let laboratory: Laboratory;
let alice: TestPhone;
let carrier: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: [extension('1001')],
    engine: { voice: shortTones() },
  });
  alice = await laboratory.registered('1001');
  const [opened] = await openCarriers(laboratory, { provider: { gatewayUuid: uuidOf('gateway') } });
  if (opened === undefined) throw new Error('a carrier');
  carrier = opened;
  const row = {
    uuid: uuidOf('row'),
    tenantId: null,
    name: 'abroad',
    expression: '^\\+(44\\d+)$',
    gateways: [uuidOf('gateway')],
    prefixNumber: '',
    limit: 0,
    tollAllow: '',
    accountcode: '',
    hasPin: true,
    emergency: false,
    order: 100,
  };
  const { outbound } = laboratory.host;
  if (outbound !== undefined) laboratory.host.outbound = { ...outbound, dialplan: [row] };
  laboratory.host.features.pinsOf.set(`outbound_row:${uuidOf('row')}`, '4711');
});
afterEach(() => laboratory.close());

async function keysIn(call: PhoneCall, keys: string): Promise<void> {
  for (const key of keys) {
    const body = `Signal=${key}\r\nDuration=100\r\n`;
    await call.dialog?.request({ method: 'INFO', body, contentType: 'application/dtmf-relay' });
  }
}

describe('a call over an outbound dialplan row with a PIN (contract 40 B10.3)', () => {
  it('goes out once the caller has keyed it in', async () => {
    carrier.onCall = (call, phone) => phone.pickUp(call);
    const call = alice.call(NUMBER);
    await call.answered();
    await keysIn(call, '4711#');
    const outside = await carrier.incoming();
    expect(outside.invite?.uriText).toContain('441632960000@');
    await laboratory.event('channel.bridged', '1001');
    await call.bye();
    await outside.hasEnded();
    await laboratory.host.records(2);
  });

  it('is barred after three wrong ones', async () => {
    const call = alice.call(NUMBER);
    await call.answered();
    // What is keyed in while he hears that it was wrong does not count.
    while (!call.ended) await keysIn(call, '1111#');
    expect(laboratory.host.features.pinChecks).toBe(3);
    expect(carrier.calls).toEqual([]);
    expect(await laboratory.host.records(1)).toMatchObject([
      { hangup_cause: 'OUTGOING_CALL_BARRED', block_reason: 'toll' },
    ]);
  });
});
