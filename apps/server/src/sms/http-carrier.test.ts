import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../features/webhooks/testing/receiver.ts';
import { type HttpProvider, httpCarrier } from './http-carrier.ts';
import { SmsFailed } from './sms.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const SMS = { key: 'k-1', to: '441632960777', from: '', text: 'Grüße' };

const send = (provider: Partial<HttpProvider>) =>
  httpCarrier({
    host: '127.0.0.1',
    port: receiver.port,
    username: '',
    password: '',
    httpkey: '',
    settings: '',
    isShared: true,
    ...provider,
  }).send(SMS, new AbortController().signal);

async function failureOf(sending: Promise<void>): Promise<SmsFailed> {
  const error = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SmsFailed) return error;
  throw new Error('the message went');
}

it('a provider is called at the root of its host, without a sender where none is to be shown', async () => {
  await send({});
  const [request] = receiver.received;
  expect(request?.path).toBe('/');
  expect(request?.headers.authorization).toBeUndefined();
  expect(JSON.parse(request?.body ?? '')).toEqual({ to: SMS.to, text: SMS.text, reference: SMS.key });
});

it.each([
  [202, null],
  [400, true],
  [408, false],
  [429, false],
  [500, false],
])('an answer of %d: given up for good %s', async (status, forGood) => {
  receiver.reply = (response) => void response.writeHead(status).end();
  if (forGood === null) await send({});
  else expect((await failureOf(send({}))).forGood).toBe(forGood);
});

it('a tenant’s own provider does not reach into the network of the platform', async () => {
  receiver.received.length = 0;
  expect((await failureOf(send({ isShared: false }))).forGood).toBe(true);
  expect(receiver.received).toEqual([]);
});

it('a provider that is away may be back later', async () => {
  expect((await failureOf(send({ host: 'http://127.0.0.1:1/' }))).forGood).toBe(false);
});
