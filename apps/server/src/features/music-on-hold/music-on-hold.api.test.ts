import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWav, parseWav } from '@strowger/rtp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;
beforeAll(async () => {
  server = await startTestServer();
  [alpha, beta] = [await server.makeTenant('alpha'), await server.makeTenant('beta')];
}, 60_000);
afterAll(() => server.close());

const as = (token: string) => (method: string, path: string, body?: unknown) =>
  server.request(method, `/music_on_hold${path}`, { token, ...(body === undefined ? {} : { body }) });
const owner = (method: string, path: string, body?: unknown) => as(alpha.adminToken)(method, path, body);

/** A second and a half of a tone at 16 kHz. */
const TONE = buildWav(
  Int16Array.from({ length: 24_000 }, (_, n) => 8000 * Math.sin((2 * Math.PI * 440 * n) / 16_000)),
  16_000,
);

function upload(uuid: string, bytes: Uint8Array, name = 'Waltz No 2.wav', token = alpha.adminToken) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return fetch(`${server.url}/api/music_on_hold/${uuid}/files`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });
}

const made = async (name: string): Promise<string> => (await owner('POST', '', { music_on_hold_name: name })).body;

describe('/music_on_hold (contract 20 §10.3)', () => {
  it('is made by its name alone, with the defaults of the contract', async () => {
    const uuid = await made('Jazz');
    expect(uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect((await owner('GET', `/${uuid}`)).body).toMatchObject({
      music_on_hold_name: 'Jazz',
      music_on_hold_path: null,
      music_on_hold_rate: 8000,
      music_on_hold_shuffle: 'false',
      music_on_hold_channels: 1,
      music_on_hold_interval: 20,
      music_on_hold_timer_name: 'soft',
      music_on_hold_chime_list: null,
      music_on_hold_chime_freq: 0,
      music_on_hold_chime_max: 0,
      files: [],
    });
    const [row] = (await owner('GET', '')).body;
    expect(Object.keys(row)).toEqual([
      'domain_uuid',
      'music_on_hold_uuid',
      'music_on_hold_name',
      'music_on_hold_path',
      'music_on_hold_shuffle',
    ]);
  });

  it('refuses a name that is taken in the domain, in any case, and other tenants may have it', async () => {
    const again = await owner('POST', '', { music_on_hold_name: 'JAZZ' });
    expect(again.status).toBe(409);
    expect((await as(beta.adminToken)('POST', '', { music_on_hold_name: 'Jazz' })).status).toBe(200);
  });

  it.each([
    { music_on_hold_name: 'a/b' },
    { music_on_hold_name: '' },
    { music_on_hold_name: 'x', music_on_hold_rate: 11_025 },
    { music_on_hold_name: 'x', music_on_hold_chime_freq: 30 },
    { music_on_hold_name: 'x', music_on_hold_chime_list: '/etc/passwd' },
    { music_on_hold_name: 'x', music_on_hold_chime_list: 'Welcome,local_stream://jazz' },
  ])('refuses %j', async (body) => {
    expect((await owner('POST', '', body)).status).toBe(400);
  });

  it('is not there for another tenant, and end users without the permission may not look', async () => {
    const uuid = await made('Hidden');
    for (const [method, path] of [
      ['GET', `/${uuid}`],
      ['PUT', `/${uuid}`],
      ['DELETE', `/${uuid}`],
      ['DELETE', `/${uuid}/files/x.wav`],
      ['GET', `/${uuid}/files/x.wav`],
    ] as const) {
      expect((await as(beta.adminToken)(method, path, method === 'PUT' ? {} : undefined)).status).toBe(404);
    }
    expect((await upload(uuid, TONE, 'x.wav', beta.adminToken)).status).toBe(404);
    expect((await as(alpha.userToken)('GET', '')).status).toBe(403);
  });
});

describe('files of music', () => {
  it('are converted to the rate of the category, listed, heard back and taken away', async () => {
    const uuid = await made('Classics');
    const added = await upload(uuid, TONE);
    expect([added.status, await added.json()]).toEqual([200, { file_name: 'Waltz No 2.wav', duration: 1.5 }]);
    expect((await owner('GET', `/${uuid}`)).body.files).toEqual([{ file_name: 'Waltz No 2.wav', duration: 1.5 }]);
    const heard = await fetch(`${server.url}/api/music_on_hold/${uuid}/files/Waltz%20No%202.wav`, {
      headers: { authorization: `Bearer ${alpha.adminToken}` },
    });
    expect(heard.headers.get('content-type')).toBe('audio/wav');
    expect(parseWav(Buffer.from(await heard.arrayBuffer()))).toMatchObject({ sampleRate: 8000, channels: 1 });
    expect((await owner('DELETE', `/${uuid}/files/Waltz%20No%202.wav`)).body).toBe(true);
    expect((await owner('GET', `/${uuid}`)).body.files).toEqual([]);
    expect((await owner('DELETE', `/${uuid}/files/Waltz%20No%202.wav`)).status).toBe(404);
  });

  it.each([16_000, 32_000, 48_000])('are kept at %i Hz where the category says so', async (rate) => {
    const uuid = await made(`At ${rate}`);
    const chimes = { music_on_hold_chime_list: 'Welcome,tone_stream://%(200,0,800)', music_on_hold_chime_freq: 30 };
    const changed = await owner('PUT', `/${uuid}`, { music_on_hold_rate: rate, ...chimes });
    expect(changed.body).toMatchObject({ music_on_hold_rate: rate, ...chimes });
    expect(await (await upload(uuid, TONE, 'one.wav')).json()).toEqual({ file_name: 'one.wav', duration: 1.5 });
    const heard = await fetch(`${server.url}/api/music_on_hold/${uuid}/files/one.wav`, {
      headers: { authorization: `Bearer ${alpha.adminToken}` },
    });
    expect(parseWav(Buffer.from(await heard.arrayBuffer()))).toMatchObject({ sampleRate: rate, channels: 1 });
  });

  it('of the same name take the place of the one before, MP3 is taken too', async () => {
    const uuid = await made('Replaced');
    await upload(uuid, TONE, 'one.wav');
    const mp3 = await readFile(join(import.meta.dirname, '../../audio-files/testing/tone-1000hz.mp3'));
    expect((await upload(uuid, mp3, 'one.mp3')).status).toBe(200);
    const { files } = (await owner('GET', `/${uuid}`)).body;
    expect(files.map(({ file_name }: { file_name: string }) => file_name)).toEqual(['one.wav']);
    expect(files[0].duration).not.toBe(1.5);
  });

  it('that are no audio are refused by their content', async () => {
    const uuid = await made('Bad files');
    const answer = await upload(uuid, Buffer.from('RIFF this is no WAVE'), 'song.wav');
    expect(answer.status).toBe(400);
    expect((await owner('GET', `/${uuid}`)).body.files).toEqual([]);
  });

  it('stay in their folder, whatever their name', async () => {
    const uuid = await made('Paths');
    expect(await (await upload(uuid, TONE, '../../../etc/passwd.wav')).json()).toMatchObject({
      file_name: 'passwd.wav',
    });
    expect(await (await upload(uuid, TONE, '..')).json()).toMatchObject({ file_name: 'music.wav' });
  });

  it('go with their category', async () => {
    const uuid = await made('Short lived');
    await upload(uuid, TONE);
    const folder = join(server.platform.environment.data, 'media/music', uuid);
    expect(existsSync(folder)).toBe(true);
    expect((await owner('DELETE', `/${uuid}`)).body).toBe(true);
    await expect.poll(() => existsSync(folder)).toBe(false);
  });
});

describe('deleting music that is in use (contract 20 §0.8)', () => {
  it('is refused while an extension holds with it, naming it', async () => {
    const uuid = await made('In use');
    const extension = await server.request('POST', '/fpbx_extensions', {
      token: alpha.adminToken,
      body: { extension: '1001', hold_music: 'local_stream://in_use' },
    });
    expect(extension.status).toBe(200);
    const refused = await owner('DELETE', `/${uuid}`);
    expect([refused.status, refused.body.error.message]).toEqual([409, 'Cannot delete: used by Extension(s): 1001']);
  });
});
