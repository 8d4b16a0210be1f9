import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { excerpt, level, toneSegments } from '../audio/measure.ts';
import { parseWavBytes, type Sound } from '../audio/wav.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { tokenOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { makeTenant } from '../system/tenant.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const ALICE_HZ = 440;
const BOB_HZ = 1200;
/** Recorded or a tone, a beep lies between this and what the others sound. */
const LOWEST_BEEP_HZ = 600;
/** Of a recording: two channels of 16 bits at 8 kHz. */
const BYTES_A_MS = 32;
const HEADER_BYTES = 44;

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('recording');
}, 60_000);

beforeEach(async () => {
  alice = await office.subscriber();
  bob = await office.subscriber();
});

async function talk(): Promise<BaresipPhone> {
  const callee = await bob.baresip({ plays: BOB_HZ, answers: 'at once' });
  const caller = await alice.baresip({ plays: ALICE_HZ });
  await caller.dial(bob.number);
  await Promise.all([caller.established(), callee.established()]);
  await caller.hears(500);
  return caller;
}

/** How much of the call that is being recorded is on disk. */
async function recordedMs(): Promise<number> {
  const folder = join(exchange.server.data, 'media', '.drafts');
  const names = existsSync(folder) ? await readdir(folder) : [];
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...sizes.map((size) => (size - HEADER_BYTES) / BYTES_A_MS));
}

async function recordsUntil(milliseconds: number): Promise<number> {
  return eventually(recordedMs, (ms) => ms >= milliseconds, 15_000);
}

async function recordsNothing(): Promise<void> {
  await eventually(recordedMs, (ms) => ms === 0);
}

/** Hangs up and gives the id of the call. */
async function over(caller: BaresipPhone): Promise<string> {
  await caller.hangup();
  await caller.closed();
  const [record] = await office.records(alice, { status: 'answered' });
  return String(record?.['call_id']);
}

async function recording(callId: string, headers: Record<string, string> = {}): Promise<Response> {
  const token = await tokenOf(exchange.server.url, ADMIN_USERNAME, ADMIN_PASSWORD);
  const path = `${exchange.server.url}/api/cdr/${callId}/recording`;
  return fetch(path, { headers: { authorization: `Bearer ${token}`, ...headers } });
}

async function bytesOf(callId: string): Promise<Buffer> {
  const answer = await eventually(
    () => recording(callId),
    ({ status }) => status === 200,
  );
  expect(answer.headers.get('content-type')).toBe('audio/wav');
  return Buffer.from(await answer.arrayBuffer());
}

function toneMs(sound: Sound, frequency: number): number {
  const tones = toneSegments(sound).filter((tone) => Math.abs(tone.frequency - frequency) < 10);
  return tones.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

test('a call that the rule of the called extension records has each side in a channel of its own', async () => {
  await office.change(bob, { user_record: 'local' });
  const caller = await talk();
  await recordsUntil(2500);
  const callId = await over(caller);
  const whole = await bytesOf(callId);
  const [said, heard] = [parseWavBytes(whole, 0), parseWavBytes(whole, 1)];
  expect(toneMs(said, ALICE_HZ)).toBeGreaterThan(1000);
  expect(toneMs(heard, BOB_HZ)).toBeGreaterThan(1000);
  expect([toneMs(said, BOB_HZ), toneMs(heard, ALICE_HZ)]).toEqual([0, 0]);

  const part = await recording(callId, { range: 'bytes=44-143' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 44-143/${whole.length}`]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(44, 144));
  const beyond = await recording(callId, { range: `bytes=${whole.length}-` });
  expect(beyond.status).toBe(416);

  const stranger = await makeTenant(exchange.server.url, exchange.admin, 'stranger');
  expect((await stranger.asTenantAdmin('GET', `/cdr/${callId}/recording`)).status).toBe(404);
}, 40_000);

test('a call that no rule records has no recording', async () => {
  await office.change(bob, { user_record: 'inbound' });
  await office.change(alice, { user_record: 'outbound' });
  const callId = await over(await talk());
  expect((await recording(callId)).status).toBe(404);
  expect((await recording('no-such-call')).status).toBe(404);
}, 30_000);

test('*2 begins and ends a recording with a beep, and what is recorded later follows in the same file', async () => {
  const caller = await talk();
  expect(await recordedMs()).toBe(0);
  await caller.sendDtmf('*2');
  await recordsUntil(1500);
  await caller.sendDtmf('*2');
  await recordsNothing();
  await caller.sendDtmf('*2');
  await recordsUntil(1500);
  const callId = await over(caller);
  const whole = await eventually(
    () => bytesOf(callId),
    ({ length }) => length > HEADER_BYTES + 3000 * BYTES_A_MS,
  );
  expect(toneMs(parseWavBytes(whole, 0), ALICE_HZ)).toBeGreaterThan(1500);
  expect(toneMs(parseWavBytes(whole, 1), BOB_HZ)).toBeGreaterThan(1500);
  const beeps = toneSegments(caller.heard()).filter(
    ({ frequency }) => frequency > LOWEST_BEEP_HZ && frequency < BOB_HZ - 50,
  );
  expect(beeps.length).toBeGreaterThanOrEqual(2);
}, 40_000);

test('*5 has silence recorded until *6', async () => {
  await office.change(alice, { user_record: 'all' });
  const caller = await talk();
  await recordsUntil(1500);
  await caller.sendDtmf('*5');
  const masked = await recordedMs();
  await recordsUntil(masked + 3000);
  await caller.sendDtmf('*6');
  const unmasked = await recordedMs();
  await recordsUntil(unmasked + 1800);
  const whole = await bytesOf(await over(caller));
  for (const [channel, frequency] of [ALICE_HZ, BOB_HZ].entries()) {
    const sound = parseWavBytes(whole, channel);
    expect(level(excerpt(sound, masked + 1000, masked + 2400))).toBeLessThan(-60);
    expect(toneMs(excerpt(sound, 0, masked), frequency)).toBeGreaterThan(500);
    expect(toneMs(excerpt(sound, unmasked), frequency)).toBeGreaterThan(500);
  }
}, 40_000);
