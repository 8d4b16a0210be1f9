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

const call = (method: string, path: string, body?: unknown, token = alpha.adminToken) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
const create = (fields: object) =>
  call('POST', '/conferences', { conference_center_name: 'Team', conference_center_extension: '3100', ...fields });

describe('/conferences (contract 20 §8.1)', () => {
  it('is made by name and number, with the defaults of the contract', async () => {
    const { body: uuid } = await create({ conference_center_extension: '3000' });
    expect((await call('GET', `/conferences/${uuid}`)).body).toMatchObject({
      conference_center_uuid: uuid,
      conference_center_pin_length: 4,
      conference_center_enabled: true,
      participant_pin: null,
      moderator_pin: null,
      max_members: 0,
      wait_mod: false,
      moderator_endconf: false,
      announce_name: false,
      announce_count: true,
      mute: false,
      record: false,
    });
    const taken = await create({ conference_center_extension: '3000' });
    expect([taken.status, taken.body.error.message]).toEqual([
      409,
      'Extension number 3000 is already in use by a Conference in this domain.',
    ]);
  });

  it('keeps PINs from lists and end users, shows them to who edits, and never stores them in clear', async () => {
    const { body: uuid } = await create({ participant_pin: '4711', moderator_pin: '4712' });
    expect((await call('GET', `/conferences/${uuid}`)).body).toMatchObject({
      participant_pin: '4711',
      moderator_pin: '4712',
    });
    expect((await call('GET', '/conferences')).text).not.toMatch(/471[12]/);
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('conferences').selectAll().where('conference_center_uuid', '=', uuid).execute(),
    );
    expect(JSON.stringify(stored)).not.toMatch(/471[12]/);
    await call('PUT', `/conferences/${uuid}`, { participant_pin: '********', conference_center_name: 'Renamed' });
    expect((await call('GET', `/conferences/${uuid}`)).body).toMatchObject({
      participant_pin: '4711',
      conference_center_name: 'Renamed',
    });
  });

  it('loses a PIN that is taken away, and keeps one that comes back empty (contract 20 §0.5)', async () => {
    const pins = { participant_pin: '4711', moderator_pin: '4712' };
    const { body: uuid } = await create({ conference_center_extension: '3600', ...pins });
    const put = async (fields: object) => {
      const { body } = await call('PUT', `/conferences/${uuid}`, fields);
      return [body.participant_pin, body.moderator_pin];
    };
    expect(await put({ participant_pin: '', moderator_pin: null })).toEqual(['4711', '4712']);
    expect(await put({ participant_pin: 'none' })).toEqual([null, '4712']);
    expect(await put({ participant_pin: 'none', moderator_pin: 'none' })).toEqual([null, null]);
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('conferences')
        .select(['participant_pin', 'moderator_pin'])
        .where('conference_center_uuid', '=', uuid)
        .executeTakeFirst(),
    );
    expect(stored).toEqual({ participant_pin: null, moderator_pin: null });
    await call('DELETE', `/conferences/${uuid}`);
  });

  it.each([
    [{ participant_pin: '123' }, 'participant_pin'],
    [{ participant_pin: '1234', moderator_pin: '1234' }, 'moderator_pin'],
    [{ conference_center_pin_length: 6, moderator_pin: '1234' }, 'moderator_pin'],
    [{ enter_sound: '/etc/passwd' }, 'enter_sound'],
    [{ conference_center_extension: 'abc' }, 'conference_center_extension'],
    [{ start_datetime: '2026-05-02T10:00:00Z', stop_datetime: '2026-05-02T09:00:00Z' }, 'stop_datetime'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j', async (fields, named) => {
    const answer = await create({ conference_center_extension: '3101', ...fields });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(named);
  });

  it('cannot be deleted while something leads to it', async () => {
    const { body: uuid } = await create({ conference_center_extension: '3200', conference_center_name: 'Guarded' });
    await call('POST', '/fpbx_extensions', {
      extension: '1001',
      forward_busy_enabled: true,
      forward_busy_destination: '3200',
    });
    const refused = await call('DELETE', `/conferences/${uuid}`);
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      "Cannot delete 'Guarded': referenced by Extension(s): 1001. Remove those references first.",
    ]);
    await call('PUT', '/fpbx_extensions/' + (await call('GET', '/fpbx_extensions')).body[0].extension_uuid, {
      forward_busy_destination: '1002',
    });
    expect((await call('DELETE', `/conferences/${uuid}`)).body).toBe(true);
  });

  it('is not there for another tenant', async () => {
    const { body: uuid } = await create({ conference_center_extension: '3300' });
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await call(method, `/conferences/${uuid}`, method === 'PUT' ? {} : undefined, beta.adminToken);
      expect(answer.status).toBe(404);
    }
    expect(
      (await call('GET', `/conference_participants?conference_uuid=${uuid}`, undefined, beta.adminToken)).status,
    ).toBe(404);
  });
});

describe('/conference_participants (contract 20 §8.3)', () => {
  it('is empty while nobody is in', async () => {
    const { body: uuid } = await create({ conference_center_extension: '3400' });
    expect((await call('GET', `/conference_participants?conference_uuid=${uuid}`)).body).toEqual({
      conference_center_extension: '3400',
      members: [],
    });
  });

  it('wants a conference, a known action and a member', async () => {
    const { body: uuid } = await create({ conference_center_extension: '3500' });
    const command = { conference_uuid: uuid, action: 'mute', member_id: 1 };
    expect((await call('GET', '/conference_participants')).status).toBe(400);
    expect((await call('GET', '/conference_participants?conference_uuid=nonsense')).status).toBe(404);
    const invalid = await call('POST', '/conference_participants', { ...command, action: 'dance' });
    expect([invalid.status, JSON.stringify(invalid.body)]).toEqual([400, expect.stringContaining('Invalid action')]);
    expect((await call('POST', '/conference_participants', { action: 'mute', member_id: 1 })).status).toBe(400);
    expect((await call('POST', '/conference_participants', command, alpha.userToken)).status).toBe(403);
    expect((await call('POST', '/conference_participants', command, beta.adminToken)).status).toBe(404);
  });
});
