import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEventBus } from './create-event-bus.ts';
import type { EventBus, LiveEvent } from './event-bus.ts';
import type { StrowgerEvent } from './event-types.ts';
import { type KeptEvent, keepEvent, keepEventsAtTheEnd } from './keep-event.ts';

const log = pino({ level: 'silent' });
const changed = (id: string): KeptEvent => ({ type: 'config.changed', tenantId: 1, data: { id } });
const created = (uuid: string): LiveEvent => ({ type: 'channel.created', tenantId: 1, data: { uuid } });

/** What a bus tells, with a way to wait for a number of events. */
function record(bus: EventBus) {
  const events: StrowgerEvent[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  bus.subscribe((event) => {
    events.push(event);
    for (const one of waiting) if (events.length >= one.count) one.resolve();
  });
  const until = (count: number) =>
    events.length >= count ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ count, resolve }));
  return { events, until };
}

describe('event bus', () => {
  let test: TestDatabase;
  let db: Database;
  const buses: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    db = await openDatabase({ url: test.url, log });
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  afterAll(async () => {
    await db.close();
    await test.drop();
  });

  async function openBus() {
    const bus = await createEventBus({ db, log, now: () => new Date() });
    buses.push(bus);
    return bus;
  }
  const keep = (event: KeptEvent) => db.transaction({ kind: 'all' }, (trx) => keepEvent(trx, event));

  it('tells a kept event after its commit, in every process', async () => {
    const [here, there] = [record(await openBus()), record(await openBus())];
    await keep(changed('a'));
    await Promise.all([here.until(1), there.until(1)]);
    expect(here.events).toEqual(there.events);
    expect(here.events[0]).toMatchObject({ type: 'config.changed', tenant_id: 1, data: { id: 'a' }, userIds: [] });
    expect(here.events[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('tells nothing of a transaction that was rolled back', async () => {
    const { events, until } = record(await openBus());
    const failing = db.transaction({ kind: 'all' }, async (trx) => {
      await keepEvent(trx, changed('lost'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await keep(changed('kept'));
    await until(1);
    expect(events.map((event) => event.data['id'])).toEqual(['kept']);
  });

  it('numbers events in the order of commits, so that none appears below one that was told', async () => {
    const { events, until } = record(await openBus());
    let finishSlow = () => {};
    let slowHasWritten = () => {};
    const written = new Promise<void>((resolve) => {
      slowHasWritten = resolve;
    });
    const slow = db.transaction({ kind: 'all' }, async (trx) => {
      await keepEvent(trx, changed('slow'));
      slowHasWritten();
      await new Promise<void>((resolve) => {
        finishSlow = resolve;
      });
    });
    await written;
    await keep(changed('fast'));
    await until(1);
    finishSlow();
    await slow;
    await until(2);
    expect(events.map((event) => event.data['id'])).toEqual(['fast', 'slow']);
    expect(growing(events)).toBe(true);
  });

  it('numbers events of a transaction at its end there and then; whoever commits others waits for that end', async () => {
    const { events, until } = record(await openBus());
    const written = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const ending = db.transaction({ kind: 'all' }, async (trx) => {
      await keepEventsAtTheEnd(trx, [changed('one'), changed('two')]);
      written.resolve();
      await finish.promise;
    });
    await written.promise;
    const other = keep(changed('other'));
    finish.resolve();
    await Promise.all([ending, other]);
    await until(3);
    expect(events.map((event) => event.data['id'])).toEqual(['one', 'two', 'other']);
    expect(growing(events)).toBe(true);
  });

  it('tells live events here with growing ids, between kept ones too', async () => {
    const bus = await openBus();
    const { events, until } = record(bus);
    for (let i = 0; i < 5; i += 1) {
      bus.publish(created(`live-${i}`));
      await keep(changed(`kept-${i}`));
    }
    await until(10);
    expect(growing(events)).toBe(true);
    const live = events.filter((event) => event.type === 'channel.created').map((event) => event.data['uuid']);
    expect(live).toEqual(['live-0', 'live-1', 'live-2', 'live-3', 'live-4']);
  });

  it('relays live events to other processes, once, and writes none of them to the table', async () => {
    const [first, second] = [await openBus(), await openBus()];
    for (const bus of [first, second]) await expect.poll(() => bus.hearsLive(), { timeout: 10_000 }).toBe(true);
    const [here, there] = [record(first), record(second)];
    first.publish(created('x'));
    second.publish(created('y'));
    await Promise.all([here.until(2), there.until(2)]);
    expect(here.events.map((event) => event.data['uuid']).sort()).toEqual(['x', 'y']);
    expect(there.events.map((event) => event.data['uuid']).sort()).toEqual(['x', 'y']);
    const rows = await db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select('event_id').where('type', '=', 'channel.created').execute(),
    );
    expect(rows).toEqual([]);
  });

  it('knows whether anybody may hear a live event: a listener here, or another process', async () => {
    const bus = await openBus();
    expect(bus.hearsLive()).toBe(false);
    const leave = bus.subscribe(() => undefined);
    expect(bus.hearsLive()).toBe(true);
    leave();
    expect(bus.hearsLive()).toBe(false);

    const { until } = record(await openBus());
    await expect.poll(() => bus.hearsLive()).toBe(true);
    bus.publish(created('heard elsewhere'));
    await until(1);
  });

  it('tells followers of what is stored no live events', async () => {
    const bus = await openBus();
    const types: string[] = [];
    bus.onKept((event) => types.push(event.type));
    const { until } = record(bus);
    bus.publish(created('z'));
    await keep(changed('kept'));
    await until(2);
    expect(types).toEqual(['config.changed']);
  });

  it('keeps a failing listener away from the others', async () => {
    const bus = await openBus();
    bus.subscribe(() => {
      throw new Error('broken');
    });
    const { until } = record(bus);
    bus.publish(created('z'));
    await until(1);
  });

  it('stops telling a listener that has unsubscribed', async () => {
    const bus = await openBus();
    const seen: unknown[] = [];
    bus.subscribe((event) => seen.push(event))();
    const { until } = record(bus);
    bus.publish(created('z'));
    await until(1);
    expect(seen).toEqual([]);
  });
});

function growing(events: readonly StrowgerEvent[]): boolean {
  return events.every((event, i) => i === 0 || event.event_id > (events[i - 1]?.event_id ?? 0));
}
