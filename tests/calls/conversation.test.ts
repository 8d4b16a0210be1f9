import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { tokenOf } from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;

beforeAll(async () => {
  office = await exchange.office('conversation');
}, 120_000);

describe('two phones that talk', () => {
  it('hear each other, are shown while they talk and leave a record of each leg', async () => {
    const [alice, bob] = [await office.subscriber(), await office.subscriber()];
    const [caller, callee] = await Promise.all([alice.baresip({ plays: 440 }), bob.baresip({ plays: 1000 })]);
    await caller.dial(bob.number);
    await callee.answer();
    await caller.established();
    await Promise.all([caller.hears(1500), callee.hears(1500)]);
    console.log(await office.channels(), await office.registrations());
    await caller.hangup();
    await Promise.all([caller.closed(), callee.closed()]);
    expectTone(caller.heard(), 1000);
    expectTone(callee.heard(), 440);
    console.log(await office.records(alice, 'all', 2));
  });
});
