import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispatcher } from './dispatcher.ts';
import { type Following, followEvents } from './follow-events.ts';
import { STRANGER, startWebhookBench, TENANT, type WebhookBench } from './testing/webhook-bench.ts';

let bench: WebhookBench;
let dispatcher: Dispatcher;
let following: Following;
beforeAll(async () => {
  bench = await startWebhookBench();
  dispatcher = bench.dispatcher();
  following = followEvents({ ...bench.kernel.platform, dispatcher });
  await following.catchUp();
});
afterAll(async () => {
  following.stop();
  await dispatcher.stop();
  await bench.close();
});

const typesReceived = () => bench.receiver.received.map(({ body }) => JSON.parse(body).type);
const soon = { timeout: 15_000 };

describe('events as they happen', () => {
  it('reach webhooks made meanwhile, live ones too, which are heard only while somebody wants them', async () => {
    const { bus } = bench.kernel.platform;
    const channel = (tenantId: number) =>
      bus.publish({ type: 'channel.created', tenantId, data: { uuid: `leg of ${tenantId}` } });
    await bench.make({ events: ['user.status'] });
    await bench.keep(1);
    await expect.poll(typesReceived, soon).toEqual(['user.status']);
    expect(bus.hearsLive()).toBe(false);

    const { webhook_id: id } = await bench.make({ events: ['channel.*'] });
    await expect.poll(() => bus.hearsLive(), soon).toBe(true);
    channel(STRANGER);
    channel(TENANT);
    await expect.poll(typesReceived, soon).toEqual(['user.status', 'channel.created']);
    expect(JSON.parse(bench.receiver.received[1]?.body ?? '{}')).toMatchObject({
      tenant_id: TENANT,
      data: { uuid: `leg of ${TENANT}` },
    });
    expect(await bench.deliveries(id)).toHaveLength(1);

    await bench.call('DELETE', `/webhooks/${id}`);
    await expect.poll(() => bus.hearsLive(), soon).toBe(false);
  });
});
