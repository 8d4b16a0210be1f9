import { describe, expect, it } from 'vitest';
import { EventHub } from './event-hub.ts';
import { readLiveEvent } from './live-event.ts';

const event = (type: string) => ({ id: null, type, tenantId: null, data: {} });

describe('the events of a tab', () => {
  it('reach each listener together and once, by names and areas', () => {
    const hub = new EventHub();
    const heard: string[][] = [];
    hub.listen(['channel.*', 'cdr.created'], (events) => heard.push(events.map(({ type }) => type)));
    const leave = hub.listen(['queue.joined'], () => heard.push(['queue']));
    hub.spread([event('channel.created'), event('queue.joined'), event('cdr.created'), event('channels.x')]);
    leave();
    hub.spread([event('queue.joined')]);
    expect(heard).toEqual([['channel.created', 'cdr.created'], ['queue']]);
  });

  it('are read from what the server sends, and from nothing else', () => {
    expect(readLiveEvent('5', '{"type":"a.b","tenant_id":3,"data":{"x":1}}')).toEqual({
      id: '5',
      type: 'a.b',
      tenantId: 3,
      data: { x: 1 },
    });
    for (const json of ['', 'null', '[]', '{"data":{}}', '{"type":7}']) expect(readLiveEvent(null, json)).toBeNull();
    expect(readLiveEvent(null, '{"type":"a","tenant_id":null,"data":[1]}')?.data).toEqual({});
  });
});
