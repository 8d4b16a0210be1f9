import { existsSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { buildWav, parseWav } from '@strowger/rtp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Directory } from '../../engine/directory.ts';
import { StoredMediaFiles } from '../../engine/media-files.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { createPromptStore } from './prompt-store.ts';
import { sweepRecordedFiles } from './sweep-files.ts';

const NOW = new Date('2026-11-22T13:05:30Z');

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
let files: MediaStore;
beforeAll(async () => {
  server = await startTestServer();
  [alpha, beta] = [await server.makeTenant('alpha'), await server.makeTenant('beta')];
  files = new MediaStore(server.platform.environment.data);
}, 60_000);
afterAll(() => server.close());

const as = (token: string) => (method: string, path: string, body?: unknown) =>
  server.request(method, `/recordings${path}`, { token, ...(body === undefined ? {} : { body }) });
const owner = (method: string, path: string, body?: unknown) => as(alpha.adminToken)(method, path, body);
const user = (method: string, path: string, body?: unknown) => as(alpha.userToken)(method, path, body);

let next = 1;
const made = async (fields: object = {}, token = alpha.adminToken): Promise<number> => {
  const answer = await as(token)('POST', '', { name: `Sound ${next++}`, ...fields });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

function tone(milliseconds: number, rate = 8000): Uint8Array<ArrayBuffer> {
  const samples = Int16Array.from(
    { length: (milliseconds * rate) / 1000 },
    (_, n) => 8000 * Math.sin((2 * Math.PI * 440 * n) / rate),
  );
  return new Uint8Array(buildWav(samples, rate));
}

interface Upload {
  readonly method?: 'PUT' | 'POST';
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly token?: string;
}

const upload = (id: number | string, { method = 'PUT', bytes = tone(1500), type = 'audio/wav', token }: Upload = {}) =>
  server.request(method, `/recordings/${id}/media`, {
    token: token ?? alpha.adminToken,
    raw: bytes,
    headers: { 'content-type': type },
  });

async function soundOf(id: number, path = `/recordings/${id}/media`) {
  const answer = await fetch(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${alpha.adminToken}` } });
  return { answer, wav: parseWav(Buffer.from(await answer.arrayBuffer())) };
}

async function lastTraces() {
  return server.db.transaction({ kind: 'all' }, async (trx) => ({
    audit: await trx
      .selectFrom('audit')
      .select(['action', 'resource', 'resource_id', 'tenant_id', 'username', 'method'])
      .orderBy('audit_id', 'desc')
      .executeTakeFirst(),
    activity: await trx.selectFrom('activities').select('activities').orderBy('id', 'desc').executeTakeFirst(),
    event: await trx
      .selectFrom('events')
      .select(['type', 'tenant_id', 'data'])
      .orderBy('event_id', 'desc')
      .executeTakeFirst(),
  }));
}

describe('/recordings (contract 30 §14)', () => {
  it('is made by its name; the answer is the bare id, and there is no sound yet', async () => {
    const id = await made({ name: 'Welcome', description: 'By day' });
    expect(id).toEqual(expect.any(Number));
    expect((await owner('GET', `/${id}`)).body).toEqual({
      recording_id: id,
      tenant_id: alpha.tenantId,
      name: 'Welcome',
      file_name: null,
      type: null,
      length: 0,
      codec: 'pcm',
      channel: 1,
      sample: 8000,
      bitrate: 16,
      description: 'By day',
      user_id: alpha.adminId,
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const [row] = (await owner('GET', `?recording_id=${id}`)).body;
    expect(Object.keys(row)).toEqual([
      'recording_id',
      'tenant_id',
      'name',
      'file_name',
      'type',
      'length',
      'description',
    ]);
    const missing = await owner('GET', `/${id}/media`);
    expect([missing.status, missing.body.message]).toEqual([404, 'Recording media not found']);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(129) }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ description: 'only' }, 'name'],
    [{ name: 'x', description: 'x'.repeat(256) }, 'description'],
    [{ name: 'x', colour: 'red' }, 'colour'],
    [{ name: 'x', user_id: 2_000_000_000 }, 'user_id'],
  ])('refuses %j', async (body, field) => {
    const answer = await owner('POST', '', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });

  it('takes a whole object back, changes what may be changed and ignores the rest', async () => {
    const id = await made({ name: 'Before' });
    const { body: object } = await owner('GET', `/${id}`);
    const sent = { ...object, name: ' After ', description: null, length: 99, file_name: '../../etc/passwd' };
    const answer = await owner('PUT', `/${id}`, sent);
    expect([answer.status, answer.body]).toEqual([200, { ...object, name: 'After', last_updated: expect.any(Number) }]);
  });

  it('has one of a name in a tenant, in any case', async () => {
    await made({ name: 'Only once' });
    const again = await owner('POST', '', { name: 'ONLY once' });
    expect([again.status, again.body.message]).toEqual([409, 'A recording with this name already exists']);
    await made({ name: 'Only once' }, beta.adminToken);
  });

  it('answers under /messages too, and tells of one resource', async () => {
    const answer = await server.request('POST', '/messages/recordings', {
      token: alpha.adminToken,
      body: { name: 'Alias' },
    });
    expect((await lastTraces()).event?.data).toMatchObject({ resource: 'recordings', action: 'created' });
    const media = await soundOf(answer.body, `/messages/recordings/${answer.body}/media`);
    expect(media.answer.status).toBe(404);
    const gone = await server.request('DELETE', `/messages/recordings/${answer.body}`, { token: alpha.adminToken });
    expect(gone.body).toBe(true);
    expect((await owner('GET', `/${answer.body}`)).status).toBe(404);
  });

  it('counts and finds', async () => {
    await made({ name: 'Opening hours, winter' });
    expect((await owner('GET', '?totalrows&name=HOURS')).body).toBe(1);
    expect((await owner('GET', '?search=winter')).body).toHaveLength(1);
    expect((await as(server.adminToken)('GET', `?totalrows&tenant_id=${beta.tenantId}`)).body).toBe(1);
  });
});

describe('who reaches a recording (contract 30 §1.1)', () => {
  it('is nobody without credentials', async () => {
    expect((await server.request('GET', '/recordings')).status).toBe(401);
    expect((await server.request('PUT', '/recordings/1/media')).status).toBe(401);
  });

  it('is no other tenant', async () => {
    const id = await made();
    const stranger = as(beta.adminToken);
    for (const [method, path] of [
      ['GET', `/${id}`],
      ['GET', `/${id}/media`],
      ['PUT', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      expect((await stranger(method, path, method === 'PUT' ? { name: 'Mine' } : undefined)).status).toBe(404);
    }
    for (const method of ['PUT', 'POST'] as const) {
      expect((await upload(id, { method, token: beta.adminToken })).status).toBe(404);
    }
    expect((await stranger('GET', `?tenant_id=${alpha.tenantId}`)).body).toEqual([]);
    expect((await stranger('POST', '', { name: 'Over there', user_id: alpha.userId })).status).toBe(400);
    expect((await stranger('POST', '', { name: 'Over there', created_by: alpha.userId })).status).toBe(400);
    expect((await stranger('POST', '', { name: 'Over there', tenant_id: alpha.tenantId })).status).toBe(403);
  });

  it('is of end users the one who made it, or whom an admin gives it to', async () => {
    const own = await made({}, alpha.userToken);
    const theirs = await made();
    expect((await user('GET', '')).body.map((row: { recording_id: number }) => row.recording_id)).toEqual([own]);
    expect((await user('GET', `/${theirs}`)).status).toBe(404);
    expect((await upload(theirs, { token: alpha.userToken })).status).toBe(404);
    expect((await upload(own, { token: alpha.userToken })).body).toBe(own);
    for (const field of ['user_id', 'created_by']) {
      expect((await user('PUT', `/${own}`, { [field]: alpha.adminId })).status).toBe(403);
      expect((await user('POST', '', { name: 'For you', [field]: alpha.adminId })).status).toBe(403);
    }
    const given = await made({ created_by: alpha.userId });
    expect((await user('GET', `/${given}`)).body.user_id).toBe(alpha.userId);
    expect((await owner('PUT', `/${given}`, { user_id: alpha.adminId })).body.user_id).toBe(alpha.adminId);
    expect((await user('GET', `/${given}`)).status).toBe(404);
    expect((await user('DELETE', `/${own}`)).body).toBe(true);
  });

  it('is whom the permission lets, by the name that the contract gives it', async () => {
    const document = (await server.request('GET', '/openapi.json')).body.paths;
    const permissions = (path: string) =>
      Object.entries<{ 'x-access': { permission: string } }>(document[`/api${path}`] ?? document[path]).map(
        ([method, operation]) => `${method} ${operation['x-access'].permission}`,
      );
    for (const base of ['/recordings', '/messages/recordings']) {
      expect(permissions(base).sort()).toEqual(['get recording_list', 'post recording_create']);
      expect(permissions(`${base}/{recording_id}`).sort()).toEqual([
        'delete recording_delete',
        'get recording_read',
        'put recording_update',
      ]);
      expect(permissions(`${base}/{recording_id}/media`).sort()).toEqual([
        'get recording_read',
        'post recording_create',
        'put recording_create',
      ]);
    }
  });
});

describe('the sound of a recording', () => {
  it('is uploaded by PUT and heard as a WAV attachment of 8 kHz, mono', async () => {
    const id = await made({ name: 'Grüße "1"' });
    expect((await upload(id, { bytes: tone(2400, 16_000), type: 'audio/x-wav; codec=1' })).body).toBe(id);
    expect(await lastTraces()).toMatchObject({
      audit: {
        action: 'upload',
        resource: 'recordings',
        resource_id: String(id),
        tenant_id: alpha.tenantId,
        username: 'admin@alpha.example',
        method: 'PUT',
      },
      activity: { activities: `Upload recordings Grüße "1" -ID:(${id})` },
      event: { type: 'config.changed', data: { resource: 'recordings', id, changed: ['media'] } },
    });
    expect((await owner('GET', `/${id}`)).body).toMatchObject({
      length: 2,
      type: 'wav',
      file_name: `recording_${id}.wav`,
    });
    const { answer, wav } = await soundOf(id);
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Gr__e _1_.wav"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.wav`,
    );
    expect(wav).toMatchObject({ sampleRate: 8000, channels: 1, frames: 19_200 });
  });

  it('is replaced by PUT and grows by POST', async () => {
    const id = await made();
    await upload(id, { method: 'POST', bytes: tone(1000) });
    await upload(id, { method: 'POST', bytes: tone(1000) });
    expect((await soundOf(id)).wav?.frames).toBe(16_000);
    const before = await storedFile(id);
    await upload(id, { bytes: tone(500) });
    expect((await soundOf(id)).wav?.frames).toBe(4000);
    expect((await owner('GET', `/${id}`)).body.length).toBe(1);
    expect(existsSync(before)).toBe(false);
  });

  it('may come in a form, and as GSM', async () => {
    const form = new FormData();
    const gsm = await readFile(new URL('../../audio-files/testing/tone-1000hz.gsm', import.meta.url));
    form.set('file', new Blob([new Uint8Array(gsm)], { type: 'audio/x-gsm' }), 'hello.gsm');
    const request = new Request('http://localhost', { method: 'PUT', body: form });
    const [bytes, type] = [new Uint8Array(await request.arrayBuffer()), request.headers.get('content-type') ?? ''];
    const id = await made();
    expect((await upload(id, { bytes, type })).body).toBe(id);
    expect((await soundOf(id)).wav?.frames).toBe(4800);
  });

  it.each([
    [411, 'nothing', { bytes: new Uint8Array(0) }],
    [415, 'another type', { type: 'text/plain' }],
    [415, 'no type that says anything', { type: 'application/octet-stream' }],
    [422, 'what is no audio', { bytes: new TextEncoder().encode('RIFF this is no WAVE') }],
    [413, 'too much', { bytes: new Uint8Array(50 * 1024 * 1024 + 1) }],
  ] as const)('is %i for %s', async (status, _what, sent) => {
    const id = await made();
    expect((await upload(id, sent)).status).toBe(status);
    expect((await owner('GET', `/${id}`)).body.file_name).toBeNull();
  });

  it('goes with its recording, and files that no recording names are swept away after an hour', async () => {
    const [kept, gone] = [await made(), await made()];
    await upload(kept);
    await upload(gone);
    const file = await storedFile(gone);
    await owner('DELETE', `/${gone}`);
    expect(existsSync(file)).toBe(false);
    const [stray, fresh] = [`prompts/${alpha.tenantId}/9/stray.wav`, `prompts/${alpha.tenantId}/9/fresh.wav`];
    await files.write(tone(100), stray);
    await files.write(tone(100), fresh);
    const old = new Date(Date.now() - 3_700_000);
    for (const path of [files.path(stray), await storedFile(kept)]) await utimes(path, old, old);
    await sweepRecordedFiles({ ...server.platform, files }, new AbortController().signal);
    expect([existsSync(files.path(stray)), existsSync(files.path(fresh))]).toEqual([false, true]);
    expect((await soundOf(kept)).answer.status).toBe(200);
  });
});

async function storedFile(id: number): Promise<string> {
  const row = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('recordings').select('stored_file').where('recording_id', '=', id).executeTakeFirstOrThrow(),
  );
  return files.path(row.stored_file ?? '');
}

describe('a recording that calls use', () => {
  const call = (method: string, path: string, body: object) =>
    server.request(method, path, { token: alpha.adminToken, body });

  const users: readonly (readonly [label: string, path: string, body: (sound: string) => object])[] = [
    [
      'IVR Menu(s): Guarded',
      '/ivr_menus',
      (sound) => ({ ivr_menu_name: 'Guarded', ivr_menu_extension: '7001', ivr_menu_greet_long: sound }),
    ],
    [
      'IVR Menu(s): Optional',
      '/ivr_menus',
      (sound) => ({
        ivr_menu_name: 'Optional',
        ivr_menu_extension: '7002',
        options: [
          { ivr_menu_option_digits: '1', ivr_menu_option_action: 'menu-play-sound', ivr_menu_option_param: sound },
        ],
      }),
    ],
    [
      'IVR Menu(s): Executing',
      '/ivr_menus',
      (sound) => ({
        ivr_menu_name: 'Executing',
        ivr_menu_extension: '7008',
        options: [
          {
            ivr_menu_option_digits: '1',
            ivr_menu_option_action: 'menu-exec-app',
            ivr_menu_option_param: `playback ${sound}`,
          },
        ],
      }),
    ],
    [
      'Ring Group(s): Guarded',
      '/ring_groups',
      (sound) => ({ ring_group_name: 'Guarded', ring_group_extension: '7003', ring_group_greeting: sound }),
    ],
    [
      'Call Queue(s): Guarded',
      '/call_queues',
      (sound) => ({ queue_name: 'Guarded', queue_extension: '7004', queue_announce_sound: sound }),
    ],
    [
      'Conference(s): Guarded',
      '/conferences',
      (sound) => ({
        conference_center_name: 'Guarded',
        conference_center_extension: '7005',
        enter_sound: sound,
      }),
    ],
    [
      'Call Flow(s): Guarded',
      '/call_flows',
      (sound) => ({ call_flow_name: 'Guarded', call_flow_extension: '7006', call_flow_alternate_sound: sound }),
    ],
    [
      'Music on Hold: Guarded',
      '/music_on_hold',
      (sound) => ({
        music_on_hold_name: 'Guarded',
        music_on_hold_chime_list: `tone_stream://%(100,0,440), ${sound}`,
        music_on_hold_chime_freq: 60,
      }),
    ],
    [
      'Time Condition(s): Guarded',
      '/time_conditions',
      (sound) => ({ tc_name: 'Guarded', tc_extension: '7007', tc_closed_destination: `playback:${sound}` }),
    ],
  ];

  it.each(users)('is not deleted while it is heard there: %s', async (label, path, body) => {
    const name = `Guard ${next++}`;
    const id = await made({ name });
    const uses = await call('POST', path, body(name.toUpperCase()));
    expect(uses.status, uses.text).toBe(200);
    const refused = await owner('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      `Cannot delete '${name}': referenced by ${label}. Remove those references first.`,
    ]);
    const renamed = await owner('PUT', `/${id}`, { name: 'Another name' });
    expect([renamed.status, renamed.body.message]).toEqual([
      409,
      `Cannot rename '${name}': referenced by ${label}. Remove those references first.`,
    ]);
    expect((await server.request('DELETE', `${path}/${uses.body}`, { token: alpha.adminToken })).body).toBe(true);
    expect((await owner('DELETE', `/${id}`)).body).toBe(true);
  });

  it('by its id may be renamed, and is not deleted either', async () => {
    const id = await made();
    const group = { ring_group_name: 'By id', ring_group_extension: '7100', ring_group_greeting: String(id) };
    expect((await call('POST', '/ring_groups', group)).status).toBe(200);
    expect((await owner('PUT', `/${id}`, { name: 'Renamed' })).status).toBe(200);
    expect((await owner('DELETE', `/${id}`)).status).toBe(409);
  });

  it('is found by name or id, from memory, as it is after each change', async () => {
    const { db, vault, settings } = server.platform;
    const directory = new Directory(db, vault, settings);
    const media = new StoredMediaFiles(directory, files);
    const id = await made({ name: 'Heard' });
    expect(await media.recording(alpha.tenantId, 'Heard')).toBeNull();
    await upload(id);
    await directory.apply({ tenantId: alpha.tenantId, resource: 'recordings', id: String(id) });
    const file = await storedFile(id);
    expect(await media.recording(alpha.tenantId, 'heard')).toBe(file);
    expect(await media.recording(alpha.tenantId, String(id))).toBe(file);
    expect(await media.recording(beta.tenantId, String(id))).toBeNull();
    expect(await media.recording(2_000_000_000, 'Heard')).toBeNull();
  });
});

describe('a recording that is made by phone (contract 20 §12.3 *732)', () => {
  it('has a name of its own by the tenant’s clock, an owner, and the traces of any other', async () => {
    const { body: made } = await server.request('POST', '/fpbx_extensions', {
      token: alpha.adminToken,
      body: { extension: '1001', user_id: alpha.adminId },
    });
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('tenants').set({ timezone: 'Asia/Tokyo' }).where('tenant_id', '=', alpha.tenantId).execute(),
    );
    const heard: KeptEvent[] = [];
    const store = createPromptStore({
      ...server.platform,
      files,
      now: () => NOW,
      committed: async (events) => void heard.push(...events),
    });
    const prompt = { tenantId: alpha.tenantId, extensionUuid: made.extension_uuid, durationMs: 1000 };
    const keep = async () => {
      const draft = await files.draft();
      await writeFile(draft, tone(3000));
      return store.keep({ ...prompt, draft });
    };
    const [first, second] = [await keep(), await keep()];
    expect((await owner('GET', `/${first}`)).body).toMatchObject({
      name: 'Recording 2026-11-22 22:05',
      user_id: alpha.adminId,
      length: 1,
      type: 'wav',
    });
    expect((await owner('GET', `/${second}`)).body.name).toBe('Recording 2026-11-22 22:05 (2)');
    expect((await soundOf(first)).wav?.frames).toBe(12_000);
    const { audit, activity, event } = await lastTraces();
    expect(audit).toMatchObject({ action: 'create', resource: 'recordings', method: 'DIAL', resource_id: `${second}` });
    expect(activity?.activities).toBe(`Create recordings Recording 2026-11-22 22:05 (2) -ID:(${second})`);
    expect(event).toMatchObject({ type: 'config.changed', tenant_id: alpha.tenantId, data: { action: 'created' } });
    expect(heard.map(({ data }) => data['id'])).toEqual([first, second]);
  });
});
