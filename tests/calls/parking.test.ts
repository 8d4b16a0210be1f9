import { afterEach, beforeAll, describe, it } from 'vitest';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('parking');
  alice = await office.subscriber();
  bob = await office.subscriber({ hold_music: 'tone_stream://%(60000,0,650)' });
  carol = await office.subscriber();
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

describe('a call that is transferred to *5901 (contract 20 §12.5)', () => {
  it('waits there with music until somebody of the tenant dials the slot, and the two hear each other', async () => {
    const [caller, parker, fetcher] = await Promise.all([
      alice.baresip({ plays: 440 }),
      bob.baresip({ plays: 850, answers: 'at once' }),
      carol.baresip({ plays: 1000 }),
    ]);
    await caller.dial(bob.number);
    await Promise.all([caller.established(), parker.established()]);
    await parker.transfer('*5901');
    await parker.closed();
    const parkedAt = caller.heardMs();
    await caller.hears(parkedAt + 2000);
    await fetcher.dial('*5901');
    await fetcher.established();
    const fetchedAt = caller.heardMs();
    await Promise.all([caller.hears(fetchedAt + 1800), fetcher.hears(1800)]);
    await caller.hangup();
    await Promise.all([caller.closed(), fetcher.closed()]);
    expectTone(caller.heard(), 650, { from: parkedAt + 500, to: parkedAt + 1500 });
    expectTone(caller.heard(), 1000, { from: fetchedAt + 500, to: fetchedAt + 1500 });
    expectTone(fetcher.heard(), 440, { from: 700 });
  });
});
