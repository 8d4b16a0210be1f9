import { createServer, type IncomingMessage, type Server } from 'node:http';
import { sql } from '@strowger/db';
import { parseWav } from '@strowger/rtp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMessage } from '../../../mail/message.ts';
import { useVoicemailBench } from '../testing/voicemail-bench.ts';
import { TRANSCRIBE_JOB, transcribeMessage } from './transcribe-message.ts';

const bench = useVoicemailBench();
const running = new AbortController().signal;

interface Asked {
  readonly authorization: string | undefined;
  readonly form: FormData;
}

/** A provider that says what it is told to. */
let provider: Server;
let url: string;
let asked: Asked[] = [];
let answer: { readonly status: number; readonly body: string };

beforeAll(async () => {
  provider = createServer(async (request, response) => {
    asked.push({ authorization: request.headers.authorization, form: await formOf(request) });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const address = provider.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1/audio/transcriptions`;
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

async function formOf(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData();
}

const set = async (body: object) =>
  expect((await bench.ask('PUT', '/settings', body, bench.server.adminToken)).status).toBe(200);

beforeEach(async () => {
  asked = [];
  answer = { status: 200, body: JSON.stringify({ text: ' Please call me back.\n' }) };
  await set({
    transcription_url: url,
    transcription_api_key: 'provider-key',
    transcription_model: 'large',
    transcription_private_target: true,
  });
});
afterEach(() => set({ transcription_url: null, transcription_private_target: null }));

let number = 2000;
async function mailbox(fields: object = {}): Promise<string> {
  number += 1;
  return bench.make({
    voicemail_id: String(number),
    voicemail_password: '135790',
    voicemail_mail_to: `box${number}@example.com`,
    voicemail_transcription_enabled: true,
    ...fields,
  });
}

async function left(box: string): Promise<string> {
  expect(await bench.leave(box, 2)).toBe(true);
  const [message] = await bench.messages(box);
  return message.voicemail_message_uuid;
}

const carryOut = (box: string, message: string, attempt = 0) =>
  transcribeMessage(bench.parts, { mailbox: box, message, attempt }, running);

const transcriptions = async (box: string) =>
  (await bench.messages(box)).map((message: { transcription: string | null }) => message.transcription);

/** Texts of the mails of a message. */
async function mails(message: string): Promise<string[]> {
  const rows = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('mails').select('content').where('mail_key', 'like', `voicemail:${message}:%`).execute(),
  );
  return rows.map(({ content }) => openMessage(bench.server.platform.vault, content ?? '').text);
}

/** What waits to be transcribed. */
async function queued(): Promise<unknown[]> {
  const found = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    sql<{ data: unknown }>`select data from pgboss.job where name = ${TRANSCRIBE_JOB} order by created_on`.execute(trx),
  );
  return found.rows.map(({ data }) => data);
}

describe('messages as text (contract 20 §7.1)', () => {
  it('come from the provider that the settings name, stand in the message and in its mail', async () => {
    const box = await mailbox();
    const message = await left(box);
    expect(await mails(message)).toEqual([]);
    expect((await queued()).at(-1)).toEqual({ mailbox: box, message, attempt: 0 });
    await carryOut(box, message);
    const [request] = asked;
    expect(request?.authorization).toBe('Bearer provider-key');
    expect([request?.form.get('model'), request?.form.get('response_format')]).toEqual(['large', 'json']);
    const file = request?.form.get('file');
    const wav = file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
    expect(parseWav(wav)).toMatchObject({ sampleRate: 8000, frames: 16_000 });
    expect(await transcriptions(box)).toEqual(['Please call me back.']);
    const [mail] = await mails(message);
    expect(mail).toContain('Please call me back.');
    expect((await bench.events('voicemail.changed')).at(-1)).toMatchObject({ voicemail_message_uuid: message });
  });

  it('are asked for once, and mailed once, however often the job runs', async () => {
    const box = await mailbox();
    const message = await left(box);
    for (const _ of [1, 2, 3]) await carryOut(box, message);
    expect(asked).toHaveLength(1);
    expect(await mails(message)).toHaveLength(1);
  });

  it('are off by default, and where no provider is named: the mail goes at once', async () => {
    const plain = await left(await mailbox({ voicemail_transcription_enabled: false }));
    expect(await mails(plain)).toHaveLength(1);
    await set({ transcription_url: null });
    const unnamed = await left(await mailbox());
    expect(await mails(unnamed)).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it.each([
    ['an answer that is no text', 200, '{"error":"no"}'],
    ['an answer that is no JSON', 200, '<html>'],
    ['a refusal', 401, '{}'],
  ])('are given up after %s: the mail goes without', async (_what, status, body) => {
    answer = { status, body };
    const box = await mailbox();
    const message = await left(box);
    await carryOut(box, message);
    expect(await transcriptions(box)).toEqual([null]);
    expect(await mails(message)).toHaveLength(1);
  });

  it('are tried again while the provider is away, then given up', async () => {
    answer = { status: 503, body: '' };
    const box = await mailbox();
    const message = await left(box);
    const again: (readonly [object, unknown])[] = [];
    const enqueue: typeof bench.parts.jobs.enqueue = async (_trx, _name, data, options) => {
      again.push([data, options?.startAfterSeconds]);
    };
    const parts = { ...bench.parts, jobs: { enqueue } };
    for (const attempt of [0, 1, 2]) await transcribeMessage(parts, { mailbox: box, message, attempt }, running);
    expect(again).toEqual([
      [{ mailbox: box, message, attempt: 1 }, 30],
      [{ mailbox: box, message, attempt: 2 }, 120],
      [{ mailbox: box, message, attempt: 3 }, 600],
    ]);
    expect(await mails(message)).toEqual([]);
    await transcribeMessage(parts, { mailbox: box, message, attempt: 3 }, running);
    expect(again).toHaveLength(3);
    expect(await mails(message)).toHaveLength(1);
  });

  it('do not leave for a private address unless the settings allow it', async () => {
    await set({ transcription_private_target: false });
    const box = await mailbox();
    const message = await left(box);
    await carryOut(box, message, 3);
    expect(asked).toEqual([]);
    expect(await mails(message)).toHaveLength(1);
  });

  it('of a message that is gone, or of a job that is none, change nothing', async () => {
    const box = await mailbox();
    await carryOut(box, crypto.randomUUID());
    await transcribeMessage(bench.parts, { mailbox: 7 }, running);
    expect(asked).toEqual([]);
  });
});
