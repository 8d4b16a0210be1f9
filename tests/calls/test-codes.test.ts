import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;

beforeAll(async () => {
  office = await exchange.office('test-codes');
  alice = await office.subscriber();
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

describe('test codes (contract 20 §12.3)', () => {
  it('*9196 echoes, *9195 after 5 seconds', async () => {
    const phone = await alice.baresip({ plays: 850 });
    await phone.dial('*9196');
    await phone.established();
    await phone.hears(1800);
    await phone.hangup();
    await phone.closed();
    expectTone(phone.heard(), 850, { from: 600, to: 1500 });
    await phone.dial('*9195');
    await phone.established();
    await phone.hears(7000);
    await phone.hangup();
    await phone.closed();
    expectTone(phone.heard(), 850, { from: 5600, to: 6700 });
  });

  it('*9197 is a tone of 1004 Hz', async () => {
    const phone = await alice.baresip();
    await phone.dial('*9197');
    await phone.established();
    await phone.hears(1500);
    await phone.hangup();
    await phone.closed();
    expectTone(phone.heard(), 1004, { from: 400, to: 1300 });
  });

  it('those that are off are 404', async () => {
    expect(await alice.isRefused('*724')).toBe(404);
  });
});
