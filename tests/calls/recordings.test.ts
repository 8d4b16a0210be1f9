import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { toneSegments } from '../audio/measure.ts';
import { sound } from '../audio/tone.ts';
import { parseWavBytes, type Sound, wavBytes } from '../audio/wav.ts';
import { expectStatus, field, rowsOf, tokenOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME } from '../system/server-process.ts';
import { USER_PASSWORD } from '../system/tenant.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const UPLOADED_HZ = 900;
const SPOKEN_HZ = 700;

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let menuUuid: string;

beforeAll(async () => {
  office = await exchange.office('recordings', { quota_ivr_menus: -1 });
  alice = await office.subscriber();
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** A request with bytes instead of JSON, by the admin. */
async function transfer(method: string, path: string, bytes?: Buffer): Promise<Response> {
  const token = await tokenOf(exchange.server.url, ADMIN_USERNAME, ADMIN_PASSWORD);
  return fetch(`${exchange.server.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
    ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
  });
}

function toneMs(heard: Sound, frequency: number): number {
  const tones = toneSegments(heard).filter((tone) => Math.abs(tone.frequency - frequency) < 10);
  return tones.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** What Alice hears of the menu's greeting. */
async function greeting(): Promise<Sound> {
  const phone = await alice.baresip();
  await phone.dial('7000');
  await phone.established();
  await phone.hears(1000);
  await phone.hangup();
  await phone.closed();
  return phone.heard();
}

/** Waits until so much of what is being recorded is on disk. */
async function recorded(milliseconds: number): Promise<void> {
  const folder = join(exchange.server.data, 'media', '.drafts');
  const largest = async () => {
    const names = await readdir(folder).catch(() => []);
    const sizes = names.map((name) => stat(join(folder, name)).catch(() => ({ size: 0 })));
    return Math.max(0, ...(await Promise.all(sizes)).map(({ size }) => size));
  };
  await eventually(largest, (bytes) => bytes >= 44 + milliseconds * 16, 20_000);
}

test('a recording that is uploaded greets the callers of a menu that names it, and cannot be deleted', async () => {
  const body = { tenant_id: office.tenantId, name: 'Welcome' };
  const id = Number(expectStatus(await exchange.admin('POST', '/recordings', body), 200).body);
  const wav = wavBytes(sound([{ frequency: UPLOADED_HZ, milliseconds: 1500 }], 44_100));
  expect(await (await transfer('PUT', `/recordings/${id}/media`, wav)).json()).toBe(id);
  const menu = { tenant_id: office.tenantId, ivr_menu_name: 'Front', ivr_menu_extension: '7000' };
  const made = await exchange.admin('POST', '/ivr_menus', { ...menu, ivr_menu_greet_long: 'welcome' });
  menuUuid = String(expectStatus(made, 200).body);
  expect(toneMs(await greeting(), UPLOADED_HZ)).toBeGreaterThan(700);
  const refused = expectStatus(await exchange.admin('DELETE', `/recordings/${id}`), 409);
  expect(field(refused.body, 'message')).toContain('IVR Menu(s): Front');
}, 30_000);

test('an administrator records a prompt with *732, and the next call hears it', async () => {
  const person = { tenant_id: office.tenantId, email: 'boss@recordings.example.com', password: USER_PASSWORD };
  const bossId = Number(expectStatus(await exchange.admin('POST', '/users', person), 200).body);
  expectStatus(await exchange.admin('PUT', `/users/${bossId}/roles/3`), 200);
  const boss = await office.subscriber({ user_id: bossId });
  const phone = await boss.baresip({ plays: SPOKEN_HZ });
  await phone.dial('*732');
  await phone.established();
  await recorded(1500);
  await phone.sendDtmf('#2');
  await phone.closed({ timeout: 20_000 });

  const rows = rowsOf(await exchange.admin('GET', `/recordings?tenant_id=${office.tenantId}&user_id=${bossId}`));
  expect(rows).toMatchObject([{ name: expect.stringMatching(/^Recording \d{4}-\d\d-\d\d \d\d:\d\d$/), type: 'wav' }]);
  const id = String(rows[0]?.['recording_id']);
  const media = await transfer('GET', `/recordings/${id}/media`);
  expect(toneMs(parseWavBytes(Buffer.from(await media.arrayBuffer())), SPOKEN_HZ)).toBeGreaterThan(1200);
  expectStatus(await exchange.admin('PUT', `/ivr_menus/${menuUuid}`, { ivr_menu_greet_long: id }), 200);
  expect(toneMs(await greeting(), SPOKEN_HZ)).toBeGreaterThan(700);
}, 40_000);

test('*732 refuses a caller who administers nothing', async () => {
  expect(await alice.isRefused('*732')).toBe(603);
  const rows = rowsOf(await exchange.admin('GET', `/recordings?tenant_id=${office.tenantId}`));
  expect(rows).toHaveLength(2);
}, 20_000);
