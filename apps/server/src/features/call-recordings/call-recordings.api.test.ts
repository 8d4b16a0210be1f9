import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildWav } from '@strowger/rtp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MediaStore } from '../../media-store/media-store.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { purgeRecordings } from './purge-recordings.ts';
import { createRecordingStore } from './recording-store.ts';
import { sweepRecordings } from './sweep-files.ts';

type Tenant = Awaited<ReturnType<TestServer['makeTenant']>>;

const DAY_MS = 86_400_000;
const running = new AbortController().signal;

let server: TestServer;
let acme: Tenant;
let other: Tenant;
let files: MediaStore;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  other = await server.makeTenant('other');
  files = new MediaStore(server.platform.environment.data, server.platform.vault);
  for (const [extension, user_id] of Object.entries({ 1001: acme.userId, 1002: null })) {
    const body = { tenant_id: acme.tenantId, extension, password: `secret-${extension}`, user_id };
    expect((await server.request('POST', '/fpbx_extensions', { token: server.adminToken, body })).status).toBe(200);
  }
}, 60_000);

afterAll(() => server.close());

/** A call of the tenant that has ended, with its recording. */
async function recordedCall(caller: string, destination: string, samples: number[] = [1, -1, 2, -2]): Promise<string> {
  const call_id = randomUUID();
  const at = Date.now();
  const record = {
    call_id,
    leg: 'a',
    tenant_id: acme.tenantId,
    caller_number: caller,
    destination,
    start_time: at,
    answer_time: at,
    end_time: at + 1000,
    recorded: true,
  };
  await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('cdr_journal')
      .values({ call_id, leg: 'a', record: JSON.stringify(record) })
      .execute(),
  );
  await server.server.settleCallRecords();
  await keep(call_id, samples);
  return call_id;
}

async function keep(callId: string, samples: number[]): Promise<void> {
  const store = createRecordingStore(server.db, files);
  const draft = await store.draft();
  await writeFile(draft, buildWav(Int16Array.from(samples), 8000, 2));
  await store.keep({ tenantId: acme.tenantId, callId, draft, durationMs: 500, startedAt: new Date() });
}

function statusFor(callId: string, token: string | null): Promise<number> {
  const options = token === null ? {} : { token };
  return server.request('GET', `/cdr/${callId}/recording`, options).then(({ status }) => status);
}

async function rowOf(callId: string) {
  return server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('call_recordings').selectAll().where('call_id', '=', callId).executeTakeFirst(),
  );
}

describe('GET /cdr/{call_id}/recording (contract 40 A4)', () => {
  it('is for whoever sees the record of the call', async () => {
    const own = await recordedCall('1001', '1002');
    const strange = await recordedCall('1002', '1003');
    const tokens = [null, acme.userToken, acme.adminToken, other.userToken, other.adminToken, server.adminToken];
    expect(await Promise.all(tokens.map((token) => statusFor(own, token)))).toEqual([401, 200, 200, 404, 404, 200]);
    expect(await statusFor(strange, acme.userToken)).toBe(404);
  });

  it('is 404 where there is no such call, no recording, or no id', async () => {
    for (const id of [randomUUID(), 'no-id', '%00', "'"]) {
      expect(await statusFor(id, server.adminToken)).toBe(404);
    }
  });

  it('answers ranges', async () => {
    const callId = await recordedCall('1001', '1002');
    const headers = { range: 'bytes=-4' };
    const answer = await server.request('GET', `/cdr/${callId}/recording`, { token: acme.adminToken, headers });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, 'bytes 48-51/52']);
  });

  it('answers long ones whole, and long ranges of them', async () => {
    const samples = Array.from({ length: 600_000 }, (_, at) => at % 100);
    const callId = await recordedCall('1001', '1002', samples);
    const wav = buildWav(Int16Array.from(samples), 8000, 2);
    for (const [range, from] of [
      ['', 0],
      ['bytes=100-', 100],
    ] as const) {
      const headers = { authorization: `Bearer ${acme.adminToken}`, ...(range === '' ? {} : { range }) };
      const answer = await fetch(`${server.url}/api/cdr/${callId}/recording`, { headers });
      expect(answer.headers.get('content-length')).toBe(String(wav.length - from));
      expect(Buffer.from(await answer.arrayBuffer()).equals(wav.subarray(from))).toBe(true);
    }
  });
});

describe('recordings of calls', () => {
  it('are named by the record of the call', async () => {
    const call_id = await recordedCall('1001', '1002');
    const record = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('cdr').select(['record_path', 'record_name']).where('call_id', '=', call_id).executeTakeFirst(),
    );
    expect(record).toEqual({ record_path: `recordings/${acme.tenantId}`, record_name: `${call_id}.wav` });
  });

  it('are one file a call, however often recording began', async () => {
    const callId = await recordedCall('1001', '1002', [1, -1]);
    await keep(callId, [2, -2]);
    const row = await rowOf(callId);
    expect(row).toMatchObject({ duration_ms: 1000, size_bytes: 52 });
    const bytes = await files.read(row?.file ?? '');
    expect(bytes).toEqual(buildWav(Int16Array.from([1, -1, 2, -2]), 8000, 2));
  });
});

describe('the room for recordings', () => {
  beforeEach(() =>
    server.db.transaction({ kind: 'all' }, async (trx) => {
      await trx.deleteFrom('call_recordings').execute();
    }),
  );

  async function purge({ gigabytes = 0, days = 0, cdrDays = 0 }): Promise<void> {
    const body = { recording_gigabytes: gigabytes, recording_days: days, 'cdr.retention_days': cdrDays };
    expect((await server.request('PUT', '/settings', { token: server.adminToken, body })).status).toBe(200);
    await purgeRecordings({ ...server.platform, files }, running);
  }

  async function sizedAndAged(callId: string, gigabytes: number, days: number): Promise<void> {
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .updateTable('call_recordings')
        .set({ size_bytes: gigabytes * 1e9, created_at: new Date(Date.now() - days * DAY_MS) })
        .where('call_id', '=', callId)
        .execute(),
    );
  }

  it('is made by deleting the oldest, whose calls then have none', async () => {
    const [old, middle, young] = [
      await recordedCall('1001', '1002'),
      await recordedCall('1001', '1002'),
      await recordedCall('1001', '1002'),
    ];
    await sizedAndAged(old, 4, 3);
    await sizedAndAged(middle, 4, 2);
    await sizedAndAged(young, 4, 1);
    const { file = '' } = (await rowOf(old)) ?? {};
    await purge({ gigabytes: 12 });
    expect(await statusFor(old, acme.adminToken)).toBe(200);
    await purge({ gigabytes: 11 });
    expect(await Promise.all([old, middle, young].map((id) => statusFor(id, acme.adminToken)))).toEqual([
      404, 200, 200,
    ]);
    expect(existsSync(files.path(file))).toBe(false);
    const record = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('cdr').select('record_name').where('call_id', '=', old).executeTakeFirst(),
    );
    expect(record).toEqual({ record_name: null });
  });

  it('is kept by age, and no recording outlives the record of its call', async () => {
    const [one, two] = [await recordedCall('1001', '1002'), await recordedCall('1001', '1002')];
    await sizedAndAged(one, 1, 10);
    await sizedAndAged(two, 1, 2);
    await purge({});
    expect(await rowOf(one)).toBeDefined();
    await purge({ days: 5 });
    expect([await rowOf(one), (await rowOf(two))?.call_id]).toEqual([undefined, two]);
    await purge({ days: 5, cdrDays: 1 });
    expect(await rowOf(two)).toBeUndefined();
  });

  it('holds no file that no row names', async () => {
    const named = await recordedCall('1001', '1002');
    const { file = '' } = (await rowOf(named)) ?? {};
    const [lost, fresh] = [files.path('recordings/77/lost.wav'), files.path('recordings/77/fresh.wav')];
    await mkdir(dirname(lost), { recursive: true });
    for (const path of [lost, fresh]) await writeFile(path, '');
    const old = new Date(Date.now() - DAY_MS);
    for (const path of [lost, files.path(file)]) await utimes(path, old, old);
    await sweepRecordings({ ...server.platform, files }, running);
    expect([lost, fresh, files.path(file)].map(existsSync)).toEqual([false, true, true]);
  });
});
