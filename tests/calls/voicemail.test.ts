import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { toneSegments } from '../audio/measure.ts';
import { sound } from '../audio/tone.ts';
import { parseWavBytes, type Sound, wavBytes } from '../audio/wav.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { expectStatus, field, rowsOf, tokenOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';
import { triesPins } from './wrong-pins.ts';

const GREETING_HZ = 1100;
const CALLER_HZ = 700;
const PIN = '4321';

const exchange = useOwnExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('voicemail', { quota_voicemails: -1 });
}, 60_000);

beforeEach(async () => {
  alice = await office.subscriber({ effective_caller_id_name: 'Alice Adams' });
  bob = await office.subscriber();
});

afterEach(() => office.channelsWhen((left) => left.length === 0));

async function mailboxOf(owner: Subscriber, fields: Row = {}): Promise<string> {
  const body = { voicemail_id: owner.number, voicemail_password: PIN, tenant_id: office.tenantId, ...fields };
  return String(expectStatus(await exchange.admin('POST', '/voicemails', body), 200).body);
}

async function messages(mailbox: string): Promise<Row[]> {
  return rowsOf(await exchange.admin('GET', `/voicemails/${mailbox}/messages`));
}

function messagesWhen(mailbox: string, satisfy: (rows: Row[]) => boolean): Promise<Row[]> {
  return eventually(() => messages(mailbox), satisfy);
}

/** Bytes that the API answers to the admin. */
async function fetched(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await tokenOf(exchange.server.url, ADMIN_USERNAME, ADMIN_PASSWORD);
  return fetch(`${exchange.server.url}/api${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
}

async function uploadGreeting(mailbox: string): Promise<Row> {
  const form = new FormData();
  const wav = wavBytes(sound([{ frequency: GREETING_HZ, milliseconds: 1200 }], 44_100));
  form.set('file', new Blob([new Uint8Array(wav)]), 'hello.wav');
  form.set('voicemail_uuid', mailbox);
  form.set('greeting_name', 'At lunch');
  const answer = await fetched('/voicemail_greetings', { method: 'POST', body: form });
  expect(answer.status).toBe(200);
  const made: unknown = await answer.json();
  return { ...(typeof made === 'object' ? made : {}) };
}

/** Waits until so much of the message that is being left is on disk. */
async function recorded(milliseconds: number): Promise<void> {
  const folder = join(exchange.server.data, 'media', '.drafts');
  const largest = async () => {
    const names = await readdir(folder).catch(() => []);
    const sizes = await Promise.all(
      names.map((name) =>
        stat(join(folder, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return Math.max(0, ...sizes);
  };
  await eventually(largest, (bytes) => bytes >= 44 + milliseconds * 16, 20_000);
}

/** Alice calls and leaves about two seconds of her tone, ended by hanging up. */
async function leaves(number: string): Promise<BaresipPhone> {
  const phone = await alice.baresip({ plays: CALLER_HZ });
  await phone.dial(number);
  await phone.established({ timeout: 15_000 });
  return phone;
}

async function hangsUpAfterTwoSeconds(phone: BaresipPhone): Promise<void> {
  await phone.sendDtmf('#');
  await recorded(2000);
  await phone.hangup();
  await phone.closed();
}

/** For how long a tone sounds. */
function soundedMs(heard: Sound, frequency: number): number {
  const tones = toneSegments(heard).filter((tone) => Math.abs(tone.frequency - frequency) < 10);
  return tones.reduce((sum, tone) => sum + tone.endMs - tone.startMs, 0);
}

/** What a phone has heard of the call that it is in: the header of the file is not written yet. */
function heardSoFar(phone: BaresipPhone): Sound {
  const bytes = phone.heardMs() > 0 ? readFileSync(phone.receivedAudio()).subarray(44) : Buffer.alloc(0);
  const samples = Int16Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readInt16LE(at * 2));
  return { sampleRate: 8000, samples };
}

/** Waits until the phone has heard a tone for so long. */
async function hearsTone(phone: BaresipPhone, frequency: number, milliseconds: number): Promise<void> {
  const heard = async () => soundedMs(heardSoFar(phone), frequency);
  await eventually(heard, (ms) => ms >= milliseconds, 20_000);
}

test('a call that nobody answers leaves a message, which its owner hears and deletes', async () => {
  const mailbox = await mailboxOf(bob);
  await exchange.admin('PUT', `/voicemails/${mailbox}`, {
    greeting_id: (await uploadGreeting(mailbox))['greeting_id'],
  });
  const caller = await leaves(bob.number);
  await hearsTone(caller, GREETING_HZ, 800);
  await hangsUpAfterTwoSeconds(caller);
  const [message] = await messagesWhen(mailbox, (rows) => rows.length > 0);
  expect(message).toMatchObject({
    caller_id_name: 'Alice Adams',
    caller_id_number: alice.number,
    message_status: 'new',
    transcription: null,
  });
  expect(Number(message?.['message_length'])).toBeGreaterThanOrEqual(2);
  const id = String(message?.['voicemail_message_uuid']);
  const media = await fetched(`/voicemails/${mailbox}/messages/${id}/media`);
  expect(media.headers.get('content-type')).toBe('audio/wav');
  const left = parseWavBytes(Buffer.from(await media.arrayBuffer()));
  expect(soundedMs(left, CALLER_HZ)).toBeGreaterThan(1500);
  expect(await office.records(alice, { status: 'voicemail' })).toMatchObject([{ call_type: 'voicemail' }]);

  const owner = await bob.baresip();
  await owner.dial('*97');
  await owner.established();
  await owner.sendDtmf(`${PIN}#11`);
  await hearsTone(owner, CALLER_HZ, 1500);
  await owner.sendDtmf('7');
  await owner.hangup();
  await messagesWhen(mailbox, (rows) => rows.length === 0);
}, 40_000);

test('a message is mailed with its audio, also to other mailboxes', async () => {
  const copy = await mailboxOf(await office.subscriber());
  const mailbox = await mailboxOf(bob, {
    voicemail_mail_to: 'bob@example.com',
    voicemail_destinations: [{ voicemail_uuid_copy: copy }],
  });
  await hangsUpAfterTwoSeconds(await leaves(`*99${bob.number}`));
  await messagesWhen(mailbox, (rows) => rows.length === 1);
  await messagesWhen(copy, (rows) => rows.length === 1);
  const outbox = join(exchange.server.data, 'outbox');
  const mails = async () => {
    const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('-voicemail.eml'));
    return Promise.all(names.map((name) => readFile(join(outbox, name), 'latin1')));
  };
  const [mail = ''] = await eventually(mails, (found) => found.length > 0, 20_000);
  expect(mail).toMatch(/To: .*bob@example\.com/);
  const [, encoded = ''] = /filename=\S*voicemail-[\d-]+\.wav[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(mail) ?? [];
  expect(soundedMs(parseWavBytes(Buffer.from(encoded, 'base64')), CALLER_HZ)).toBeGreaterThan(1500);
}, 40_000);

test('an owner with the first PIN must choose another, and three wrong ones end the call', async () => {
  const mailbox = await mailboxOf(bob, { voicemail_password: '' });
  const owner = await bob.baresip();
  await owner.dial(bob.number);
  await owner.established();
  await owner.sendDtmf(`${bob.number}#8642#8642#`);
  await eventually(
    async () => field((await exchange.admin('GET', `/voicemails/${mailbox}`)).body, 'voicemail_password'),
    (pin) => pin === '8642',
  );
  await owner.hangup();
  await owner.closed();
  const stranger = await alice.baresip();
  await stranger.dial(`*98${bob.number}`);
  await stranger.established();
  await triesPins(stranger);
}, 40_000);

test('a message that is kept outlives a kill, and half of one is never there', async () => {
  const mailbox = await mailboxOf(bob);
  await hangsUpAfterTwoSeconds(await leaves(`*99${bob.number}`));
  await messagesWhen(mailbox, (rows) => rows.length === 1);
  const caller = await leaves(`*99${bob.number}`);
  await caller.sendDtmf('#');
  await recorded(1000);
  await exchange.server.kill9();
  await exchange.server.restart();
  expect(await messages(mailbox)).toHaveLength(1);
  expect(await readdir(join(exchange.server.data, 'media', '.drafts')).catch(() => [])).toEqual([]);
}, 60_000);
