import type { Trx } from '@strowger/db';
import { keepEvents } from '../../../events/keep-event.ts';
import { type KernelServer, startKernelServer } from '../../../testing/kernel-server.ts';
import type { TestAnswer } from '../../../testing/test-server.ts';
import { createDispatcher, type Dispatcher } from '../dispatcher.ts';
import type { DeliveryParts } from '../parts.ts';
import { pickUpKept } from '../pick-up.ts';
import { webhooks } from '../routes.ts';
import { type Receiver, startReceiver } from './receiver.ts';

export interface Answer {
  readonly status: number;
  readonly body: TestAnswer['body'];
}

/** Tenant that tests are about, and a stranger. */
export const TENANT = 7;
export const STRANGER = 8;

/** Webhooks over a real database and a real receiver, on a clock that tests move. */
export interface WebhookBench {
  readonly kernel: KernelServer;
  readonly receiver: Receiver;
  readonly clock: { now: Date };
  call(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** @returns id and secret */
  make(fields?: object, token?: string): Promise<{ webhook_id: number; secret: string }>;
  keep(count: number, tenantId?: number): Promise<void>;
  dispatcher(options?: Partial<DeliveryParts>): Dispatcher;
  /** Everything that happened becomes deliveries, and all that are due are attempted. */
  work(options?: Partial<DeliveryParts>): Promise<void>;
  later(ms: number): void;
  deliveries(webhookId: number): Promise<Answer['body']>;
  query<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  allowPrivate(allowed: boolean | null): Promise<void>;
  close(): Promise<void>;
}

export async function startWebhookBench(): Promise<WebhookBench> {
  const clock = { now: new Date() };
  const kernel = await startKernelServer({
    features: [webhooks],
    env: { STROWGER_WORKER: 'false' },
    now: () => clock.now,
  });
  const { platform } = kernel;
  const receiver = await startReceiver();
  const query: WebhookBench['query'] = (work) => platform.db.transaction({ kind: 'all' }, work);
  const allowPrivate = (allowed: boolean | null) =>
    query(async (trx) => void (await platform.settings.change(trx, { webhook_private_targets: allowed })));
  await query(async (trx) => {
    const tenant = (id: number) => ({ tenant_id: id, company: `Acme ${id}`, email: `office@acme${id}.example` });
    await trx
      .insertInto('tenants')
      .values([tenant(TENANT), tenant(STRANGER)])
      .execute();
  });
  await allowPrivate(true);

  const call: WebhookBench['call'] = async (method, path, body, token = `T.5.${TENANT}`) => {
    const response = await fetch(`${kernel.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const partsOf = (options: Partial<DeliveryParts>): DeliveryParts => ({ ...platform, ...options });
  return {
    kernel,
    receiver,
    clock,
    call,
    query,
    allowPrivate,
    async make(fields = {}, token) {
      const made = await call('POST', '/webhooks', { url: receiver.url, events: ['user.status'], ...fields }, token);
      if (made.status !== 200) throw new Error(JSON.stringify(made.body));
      return made.body;
    },
    keep: (count, tenantId = TENANT) =>
      query((trx) =>
        keepEvents(
          trx,
          Array.from({ length: count }, (_, index) => ({
            type: 'user.status' as const,
            tenantId,
            data: { user_id: index, username: 'ada', status: 'Available' },
          })),
        ),
      ),
    dispatcher: (options = {}) => createDispatcher(partsOf(options)),
    async work(options = {}) {
      await pickUpKept(partsOf(options));
      const dispatcher = createDispatcher(partsOf(options));
      await dispatcher.run();
      await dispatcher.stop();
    },
    later(ms) {
      clock.now = new Date(clock.now.getTime() + ms);
    },
    deliveries: async (webhookId) => (await call('GET', `/webhooks/${webhookId}/deliveries`, undefined, 'A.1.1')).body,
    async close() {
      await receiver.close();
      await kernel.close();
    },
  };
}
