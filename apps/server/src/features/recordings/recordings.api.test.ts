import { existsSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sweepRecordedFiles } from './sweep-files.ts';
import { tone, useRecordingsBench } from './testing/recordings-bench.ts';

const bench = useRecordingsBench();
const { as, owner, user, made, upload, soundOf, storedFile, lastTraces } = bench;

describe('/recordings (contract 30 §14)', () => {
  it('is made by its name; the answer is the bare id, and there is no sound yet', async () => {
    const id = await made({ name: 'Welcome', description: 'By day' });
    expect(id).toEqual(expect.any(Number));
    expect((await owner('GET', `/${id}`)).body).toEqual({
      recording_id: id,
      tenant_id: bench.alpha.tenantId,
      name: 'Welcome',
      file_name: null,
      type: null,
      length: 0,
      codec: 'pcm',
      channel: 1,
      sample: 8000,
      bitrate: 16,
      description: 'By day',
      user_id: bench.alpha.adminId,
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
    await made({ name: 'Only once' }, bench.beta.adminToken);
  });

  it('answers under /messages too, and tells of one resource', async () => {
    const answer = await bench.server.request('POST', '/messages/recordings', {
      token: bench.alpha.adminToken,
      body: { name: 'Alias' },
    });
    expect((await lastTraces()).event?.data).toMatchObject({ resource: 'recordings', action: 'created' });
    const media = await soundOf(answer.body, `/messages/recordings/${answer.body}/media`);
    expect(media.answer.status).toBe(404);
    const gone = await bench.server.request('DELETE', `/messages/recordings/${answer.body}`, {
      token: bench.alpha.adminToken,
    });
    expect(gone.body).toBe(true);
    expect((await owner('GET', `/${answer.body}`)).status).toBe(404);
  });

  it('counts and finds', async () => {
    await made({ name: 'Opening hours, winter' });
    expect((await owner('GET', '?totalrows&name=HOURS')).body).toBe(1);
    expect((await owner('GET', '?search=winter')).body).toHaveLength(1);
    expect((await as(bench.server.adminToken)('GET', `?totalrows&tenant_id=${bench.beta.tenantId}`)).body).toBe(1);
  });
});

describe('who reaches a recording (contract 30 §1.1)', () => {
  it('is nobody without credentials', async () => {
    expect((await bench.server.request('GET', '/recordings')).status).toBe(401);
    expect((await bench.server.request('PUT', '/recordings/1/media')).status).toBe(401);
  });

  it('is no other tenant', async () => {
    const id = await made();
    const stranger = as(bench.beta.adminToken);
    for (const [method, path] of [
      ['GET', `/${id}`],
      ['GET', `/${id}/media`],
      ['PUT', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      expect((await stranger(method, path, method === 'PUT' ? { name: 'Mine' } : undefined)).status).toBe(404);
    }
    for (const method of ['PUT', 'POST'] as const) {
      expect((await upload(id, { method, token: bench.beta.adminToken })).status).toBe(404);
    }
    expect((await stranger('GET', `?tenant_id=${bench.alpha.tenantId}`)).body).toEqual([]);
    expect((await stranger('POST', '', { name: 'Over there', user_id: bench.alpha.userId })).status).toBe(400);
    expect((await stranger('POST', '', { name: 'Over there', created_by: bench.alpha.userId })).status).toBe(400);
    expect((await stranger('POST', '', { name: 'Over there', tenant_id: bench.alpha.tenantId })).status).toBe(403);
  });

  it('is of end users the one who made it, or whom an admin gives it to', async () => {
    const own = await made({}, bench.alpha.userToken);
    const theirs = await made();
    expect((await user('GET', '')).body.map((row: { recording_id: number }) => row.recording_id)).toEqual([own]);
    expect((await user('GET', `/${theirs}`)).status).toBe(404);
    expect((await upload(theirs, { token: bench.alpha.userToken })).status).toBe(404);
    expect((await upload(own, { token: bench.alpha.userToken })).body).toBe(own);
    for (const field of ['user_id', 'created_by']) {
      expect((await user('PUT', `/${own}`, { [field]: bench.alpha.adminId })).status).toBe(403);
      expect((await user('POST', '', { name: 'For you', [field]: bench.alpha.adminId })).status).toBe(403);
    }
    const given = await made({ created_by: bench.alpha.userId });
    expect((await user('GET', `/${given}`)).body.user_id).toBe(bench.alpha.userId);
    expect((await owner('PUT', `/${given}`, { user_id: bench.alpha.adminId })).body.user_id).toBe(bench.alpha.adminId);
    expect((await user('GET', `/${given}`)).status).toBe(404);
    expect((await user('DELETE', `/${own}`)).body).toBe(true);
  });

  it('is whom the permission lets, by the name that the contract gives it', async () => {
    const document = (await bench.server.request('GET', '/openapi.json')).body.paths;
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
        tenant_id: bench.alpha.tenantId,
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
    const [stray, fresh] = [
      `prompts/${bench.alpha.tenantId}/9/stray.wav`,
      `prompts/${bench.alpha.tenantId}/9/fresh.wav`,
    ];
    await bench.files.write(tone(100), stray);
    await bench.files.write(tone(100), fresh);
    const old = new Date(Date.now() - 3_700_000);
    for (const path of [bench.files.path(stray), await storedFile(kept)]) await utimes(path, old, old);
    await sweepRecordedFiles({ ...bench.server.platform, files: bench.files }, new AbortController().signal);
    expect([existsSync(bench.files.path(stray)), existsSync(bench.files.path(fresh))]).toEqual([false, true]);
    expect((await soundOf(kept)).answer.status).toBe(200);
  });
});
