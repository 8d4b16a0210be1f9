import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { type ApiClient, expectStatus, logIn } from '../system/api-client.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const PASSWORD = 'Quite-Long-Secret-42';

const exchange = useExchange();
let office: Office;
let asUser: ApiClient;
let userId: number;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

beforeAll(async () => {
  office = await exchange.office('settings');
  const email = 'bob@settings.example.com';
  const body = { tenant_id: office.tenantId, email, password: PASSWORD };
  userId = Number(expectStatus(await exchange.admin('POST', '/users', body), 200).body);
  asUser = await logIn(exchange.server.url, email, PASSWORD);
  alice = await office.subscriber();
  bob = await office.subscriber({ user_id: userId });
  carol = await office.subscriber();
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

async function set(name: string, value: unknown): Promise<void> {
  expectStatus(await asUser('PUT', `/users/${userId}/config/${name}`, { value }), 200);
}

async function aliceReaches(phone: BaresipPhone): Promise<void> {
  const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: bob.number, talkMs: 200 });
  await call.succeeds();
  await phone.established();
  await phone.closed();
}

describe('the call settings of a user (contract 10 §5.6)', () => {
  it('rule the very next call to his extension', async () => {
    const [own, other] = await Promise.all([
      bob.baresip({ answers: 'at once' }),
      carol.baresip({ answers: 'at once' }),
    ]);
    await aliceReaches(own);
    await set('dnd', true);
    expect(await alice.isRefused(bob.number)).toBe(486);
    await set('forward_busy', carol.number);
    await aliceReaches(other);
    await set('dnd', false);
    await aliceReaches(own);
    await set('forward_all', carol.number);
    await aliceReaches(other);
    await set('forward_all', '');
    await aliceReaches(own);
  });
});
