import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.ts';

describe('the outbox between threads', () => {
  it('sends in one message what is said in one turn, in order', async () => {
    const batches: (readonly number[])[] = [];
    const outbox = new Outbox<number>((batch) => batches.push(batch));
    outbox.put(1);
    await Promise.resolve();
    outbox.put(2);
    expect(batches).toEqual([]);
    await turn();
    outbox.put(3);
    await turn();
    expect(batches).toEqual([[1, 2], [3]]);
  });

  it('sends at once when it is told to, and nothing twice', async () => {
    const batches: (readonly number[])[] = [];
    const outbox = new Outbox<number>((batch) => batches.push(batch));
    outbox.put(1);
    outbox.flush();
    await turn();
    expect(batches).toEqual([[1]]);
  });

  it('hands over what goes with its items', () => {
    const { port1, port2 } = new MessageChannel();
    const handedOver: unknown[] = [];
    const outbox = new Outbox<string>((_, transfer) => handedOver.push(...transfer));
    outbox.put('one', [port1]);
    outbox.put('none');
    outbox.flush();
    expect(handedOver).toEqual([port1]);
    port2.close();
  });
});
