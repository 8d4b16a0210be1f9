import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convertAudioTo } from '../../apps/server/src/audio-files/convert-audio.ts';
import { onePagePdf } from '../../apps/server/src/features/transmissions/testing/one-page.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../apps/server/src/testing/test-server.ts';
import { likeness } from '../audio/likeness.ts';
import { durationMs, excerpt } from '../audio/measure.ts';
import { parseWavBytes, type Sound } from '../audio/wav.ts';

const DIALLED = '15551230000';
const DID = '15559990001';
const RECORDED = '15559990003';
const SPOKEN = 'Good morning, your parcel has arrived';

let server: TestServer;
let sender: TestTenant;
let receiver: TestTenant;

beforeAll(async () => {
  const port = await freePort();
  server = await startTestServer({ engine: 'embedded', env: { STROWGER_SIP_PORT: String(port) } });
  sender = await server.makeTenant('sender');
  receiver = await server.makeTenant('receiver');
  // What leaves for this number comes back as a call from outside to the DID.
  const trunk = { name: 'trunk', type: 'sip', host: '127.0.0.1', port, service_flag: 3, prefix: `${DIALLED}|${DID}` };
  await made('/providers', trunk, server.adminToken);
  const did = await ask('POST', '/dids', { phone: `+${DID}`, tenant_id: receiver.tenantId }, server.adminToken);
  await made('/programs/faxtoemail', { account_id: did.body.account_id }, receiver.adminToken);
}, 60_000);
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = sender.adminToken) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
const made = async (path: string, body: unknown, token?: string): Promise<number> => {
  const answer = await ask('POST', path, body, token);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

it('a fax leaves over a provider in its quality, is received at a DID and lies in its inbox', {
  timeout: 180_000,
}, async () => {
  const document = await made('/documents', { name: 'offer', quality: 'standard' });
  await server.request('PUT', `/documents/${document}/media`, {
    token: sender.adminToken,
    raw: onePagePdf(),
    headers: { 'content-type': 'application/pdf' },
  });
  const id = await made('/programs/sendfax/transmissions', {
    program_data: { document_id: document },
    // Audio must not falter, which a busy machine cannot promise: such a fax is sent again, as people do.
    transmission_data: { phone: DIALLED, try_allowed: 3 },
  });
  await expect
    .poll(async () => (await ask('GET', `/transmissions/${id}/status`)).body, { timeout: 150_000, interval: 500 })
    .toBe('completed');
  const [attempt] = (await ask('GET', `/transmissions/${id}/logs`)).body;
  expect(attempt).toMatchObject({ status: 'completed', pages: 1 });
  const inbox = '/transmissions?status=completed&origin=faxtoemail';
  await expect
    .poll(async () => (await ask('GET', inbox, undefined, receiver.adminToken)).body, { timeout: 15_000 })
    .toMatchObject([{ direction: 'inbound', pages: 1, is_read: '0' }]);
  const [received] = (await ask('GET', '/documents', undefined, receiver.adminToken)).body;
  const { body } = await ask('GET', `/documents/${received.document_id}`, undefined, receiver.adminToken);
  expect(body).toMatchObject({ pages: 1, quality: 'standard', size_x: 1728, resolution_x: 204, resolution_y: 98 });
});

it('a text is read aloud to whoever answers, each its own, twice where a delay is given', async () => {
  const did = await ask('POST', '/dids', { phone: `+${RECORDED}`, tenant_id: receiver.tenantId }, server.adminToken);
  const to = (app_index: number) => [{ node_type: 'done', pointer: { linked_app_index: app_index } }];
  const data = JSON.stringify([
    { type: 'start', app_index: 1, out_nod: to(2) },
    { type: 'record', app_index: 2, data: { max_duration: 20 }, out_nod: to(3) },
    { type: 'hangup', app_index: 3 },
  ]);
  await made('/programs/ivr', { data, account_id: did.body.account_id }, receiver.adminToken);
  const id = await made('/programs/voicetts/transmissions', {
    program_data: { text: SPOKEN, delay: 2500 },
    transmission_data: { phone: RECORDED },
  });
  await expect
    .poll(async () => (await ask('GET', `/transmissions/${id}/status`)).body, { timeout: 120_000, interval: 250 })
    .toBe('completed');
  const kept = async () => (await ask('GET', '/recordings', undefined, receiver.adminToken)).body;
  await expect.poll(kept, { timeout: 15_000 }).toHaveLength(1);
  const [{ recording_id }] = await kept();
  const heard = await download(`/recordings/${recording_id}/media`);
  const [said, other] = [await read(SPOKEN), await read('Nobody says any such words')];
  const middle = durationMs(heard) / 2;
  expect(likeness(excerpt(heard, 0, middle), said)).toBeGreaterThan(0.8);
  expect(likeness(excerpt(heard, middle), said)).toBeGreaterThan(0.8);
  expect(likeness(heard, other)).toBeLessThan(0.5);
}, 180_000);

async function download(path: string): Promise<Sound> {
  const headers = { authorization: `Bearer ${receiver.adminToken}` };
  const answer = await fetch(`${server.url}/api${path}`, { headers });
  return parseWavBytes(Buffer.from(await answer.arrayBuffer()));
}

/** A text as it is read aloud here, at the rate of telephones. */
async function read(text: string): Promise<Sound> {
  const wish = { language: 'en', voice: '', usualLanguage: 'en' };
  const reading = await server.platform.speech.read({ text, ...wish });
  const audio = await convertAudioTo(8000, await readFile(reading?.path ?? ''), 60);
  return parseWavBytes(audio?.wav ?? Buffer.alloc(0));
}
