import { sql, type Trx } from '@strowger/db';
import { alterSchema } from '@strowger/db/testing';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import { secretField, trueTextField } from '../../http/resource/ready-fields.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature, Platform } from '../../platform.ts';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { dialable, pbxResource } from './pbx-resource.ts';

const TABLES = `
  create table huddles (
    huddle_uuid uuid primary key default gen_random_uuid(),
    tenant_id integer not null references tenants on delete cascade,
    domain_uuid uuid not null references domains on delete cascade,
    huddle_name text not null,
    huddle_extension text not null,
    huddle_label text,
    huddle_shuffle boolean not null default false,
    huddle_pin text,
    huddle_context text not null,
    constraint huddles_name unique (domain_uuid, huddle_name));
  select strowger_fence('huddles');
  create table huddle_seats (
    seat_uuid uuid primary key default gen_random_uuid(),
    tenant_id integer not null,
    huddle_uuid uuid not null references huddles on delete cascade,
    seat_order integer not null,
    seat_number text not null,
    seat_delay integer not null default 5,
    friend_uuid uuid,
    constraint huddle_seats_number unique (huddle_uuid, seat_number));
  select strowger_fence('huddle_seats');`;

const huddles = (platform: Platform) =>
  pbxResource(platform, {
    path: '/huddles',
    tag: 'Huddles',
    what: 'Huddle',
    plural: 'Huddles',
    table: 'huddles',
    key: { field: 'huddle_uuid', kind: 'uuid' },
    featureKey: 'ring_groups',
    hasQuota: true,
    numbers: { kind: 'ring_group', fields: ['huddle_extension'] },
    named: 'huddle_name',
    fields: {
      huddle_uuid: { schema: uuid(), write: 'never' },
      huddle_name: { schema: Type.String({ minLength: 1, maxLength: 80 }), required: true },
      huddle_extension: { schema: dialable('Its number.'), required: true },
      huddle_label: { schema: nullable(Type.String()) },
      huddle_shuffle: trueTextField(),
      huddle_pin: secretField(platform.vault, 'huddles.huddle_pin', Type.String({ pattern: '^[0-9]{1,9}$' })),
      huddle_context: { schema: Type.String(), write: 'never' },
      seat_count: {
        schema: Type.Integer(),
        computed: sql`select count(*)::integer from huddle_seats s where s.huddle_uuid = r.huddle_uuid`,
      },
    },
    listed: ['domain_uuid', 'huddle_uuid', 'huddle_name', 'huddle_extension', 'huddle_pin', 'seat_count'],
    searched: ['huddle_name', 'huddle_extension'],
    filters: { number: { field: 'huddle_extension', by: 'text' } },
    order: [{ field: 'huddle_extension', numeric: true }],
    taken: (constraint, object) =>
      constraint === 'huddles_name' ? `A huddle ${object['huddle_name']} already exists.` : 'A seat is taken twice.',
    children: [
      {
        field: 'seats',
        alias: 'huddle_seats',
        table: 'huddle_seats',
        key: { field: 'seat_uuid', kind: 'uuid' },
        parent: 'huddle_uuid',
        tenant: 'tenant_id',
        position: 'seat_order',
        most: 3,
        fields: {
          seat_uuid: { schema: uuid(), write: 'never' },
          seat_number: { schema: Type.String({ minLength: 1 }), required: true },
          seat_delay: { schema: Type.Integer({ minimum: 0 }) },
          seat_order: { schema: Type.Integer() },
          friend_uuid: { schema: nullable(uuid()) },
        },
        references: [{ field: 'friend_uuid', table: 'huddles', column: 'huddle_uuid' }],
      },
    ],
    extras: {
      fields: { greeting: Type.String() },
      read: async (_, object) => ({ greeting: `Hello ${object['huddle_name']}` }),
    },
    hooks: {
      complete: async ({ after }) => ({ huddle_context: `context of ${after?.['huddle_extension']}` }),
      before: async ({ before, after, writer }) => {
        if (!after && before?.['huddle_label'] === 'busy' && writer.query['force'] !== 'true') {
          throw errors.conflict('Cannot delete: somebody is in it.');
        }
      },
      after: async ({ after, writer }) => void (after ?? writer.header('x-dangling-references', 'none')),
    },
  });

const feature: Feature = (route, platform) => serveResource(route, platform, huddles(platform));

const [A, T7, U5, T8, T9] = ['A.1.1', 'T.4.7', 'U.5.7', 'T.9.8', 'T.6.9'];
const DOMAIN_7 = '00000000-0000-4000-8000-000000000007';
const DOMAIN_8 = '00000000-0000-4000-8000-000000000008';

describe('a resource of the PBX', () => {
  let server: KernelServer;
  let keyless: KernelServer;
  const heard: StrowgerEvent[] = [];
  const all = <R>(work: (trx: Trx) => Promise<R>) => server.platform.db.transaction({ kind: 'all' }, work);

  beforeAll(async () => {
    server = await startKernelServer({ features: [feature], featureKeys: ['ring_groups'] });
    keyless = await startKernelServer({ features: [feature], databaseUrl: server.databaseUrl });
    await alterSchema(server.databaseUrl, TABLES);
    server.platform.bus.subscribe((event) => heard.push(event));
    await all(async (trx) => {
      const tenants = [1, 7, 8, 9].map((id) => ({
        tenant_id: id,
        company: `Tenant ${id}`,
        email: `${id}@example.com`,
      }));
      await trx.insertInto('tenants').values(tenants).execute();
      await trx
        .insertInto('domains')
        .values([
          { domain_uuid: DOMAIN_7, tenant_id: 7, domain_name: 'seven.example' },
          { domain_uuid: DOMAIN_8, tenant_id: 8, domain_name: 'eight.example' },
        ])
        .execute();
      await trx.insertInto('tenant_quotas').values({ tenant_id: 7, resource_id: 7, quota_limit: 3 }).execute();
    });
  }, 60_000);
  afterAll(async () => {
    await keyless.close();
    await server.close();
  });
  beforeEach(async () => {
    await all(async (trx) => {
      await sql`delete from huddles`.execute(trx);
      await trx.deleteFrom('number_plan').execute();
      await trx.deleteFrom('audit').execute();
      await trx.deleteFrom('activities').execute();
    });
  });

  async function call(token: string, method: string, path: string, body?: unknown, at = server) {
    const response = await fetch(`${at.url}/api/huddles${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
  }
  const make = async (token: string, fields: object): Promise<string> => {
    const answer = await call(token, 'POST', '', { huddle_name: 'Sales', huddle_extension: '3000', ...fields });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const read = async (id: string, token: string = T7) => (await call(token, 'GET', `/${id}`)).body;
  const numbers = () =>
    all((trx) => trx.selectFrom('number_plan').select(['number', 'domain_uuid', 'object_uuid']).execute());

  it('answers a create with the bare uuid, a read with the object and its child array, a delete with true', async () => {
    const id = await make(T7, { huddle_shuffle: true, huddle_seats: [{ seat_number: '1001' }] });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await read(id)).toEqual({
      domain_uuid: DOMAIN_7,
      huddle_uuid: id,
      huddle_name: 'Sales',
      huddle_extension: '3000',
      huddle_label: null,
      huddle_shuffle: 'true',
      huddle_pin: null,
      huddle_context: 'context of 3000',
      seat_count: 1,
      seats: [{ seat_uuid: expect.any(String), seat_number: '1001', seat_delay: 5, seat_order: 0, friend_uuid: null }],
      greeting: 'Hello Sales',
    });
    expect((await call(T7, 'DELETE', `/${id}`)).body).toBe(true);
    expect((await call(T7, 'GET', `/${id}`)).status).toBe(404);
  });

  it('takes the whole form back and clears with null or ""', async () => {
    const id = await make(T7, { huddle_label: 'x', huddle_seats: [{ seat_number: '1001' }] });
    const shown = await read(id);
    const form = {
      ...shown,
      domain_name: 'seven.example',
      tenant_name: 'T',
      extension_number: '1',
      linked_username: 'u',
    };
    expect((await call(T7, 'PUT', `/${id}`, form)).body).toEqual(shown);
    expect((await call(T7, 'PUT', `/${id}`, { huddle_label: '' })).body).toEqual({ ...shown, huddle_label: null });
    expect((await call(T7, 'PUT', `/${id}`, { colour: 'red' })).status).toBe(400);
  });

  it('is read by end users with the feature key, and written by admins alone (contract 20 §0.1)', async () => {
    const id = await make(T7, {});
    expect((await read(id, U5)).huddle_name).toBe('Sales');
    expect((await call(U5, 'GET', '')).body).toHaveLength(1);
    for (const [method, path] of [
      ['POST', ''],
      ['PUT', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      const answer = await call(U5, method, path, { huddle_name: 'x', huddle_extension: '3001' });
      expect(answer.status).toBe(403);
      expect(answer.body.message).toBe('User not permitted (ring_groups) to perform required action');
    }
    expect((await call(U5, 'GET', '', undefined, keyless)).status).toBe(403);
  });

  it('keeps to one domain: another tenant’s is 404, a super admin sees all with tenant_name (contract 20 §0.2)', async () => {
    const id = await make(T7, {});
    await make(A, { tenant_id: 8 });
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await call(T8, method, `/${id}`, method === 'PUT' ? {} : undefined)).status).toBe(404);
    }
    expect((await call(A, 'GET', '?sort=huddle_uuid')).body).toHaveLength(2);
    expect((await call(A, 'GET', '?tenant_id=8')).body).toEqual([
      expect.objectContaining({ domain_uuid: DOMAIN_8, tenant_name: 'Tenant 8' }),
    ]);
    expect((await call(T7, 'GET', '')).body[0]).not.toHaveProperty('tenant_name');
    const moved = await call(A, 'PUT', `/${id}`, { tenant_id: 8, domain_uuid: DOMAIN_8 });
    expect([moved.status, moved.body.domain_uuid]).toEqual([200, DOMAIN_7]);
  });

  it('answers a tenant without a domain with [] and 409', async () => {
    expect((await call(T9, 'GET', '')).body).toEqual([]);
    const refused = await call(T9, 'POST', '', { huddle_name: 'x', huddle_extension: '3000' });
    expect([refused.status, refused.body.message]).toEqual([
      409,
      'No SIP domain assigned to this tenant. Contact an administrator.',
    ]);
    expect((await call(A, 'POST', '', { huddle_name: 'x', huddle_extension: '3000', tenant_id: 99 })).status).toBe(422);
  });

  it('claims, moves and gives back its number (contract 20 §0.7)', async () => {
    const id = await make(T7, {});
    await make(T8, {});
    expect(await numbers()).toHaveLength(2);
    const taken = await call(T7, 'POST', '', { huddle_name: 'Other', huddle_extension: '3000' });
    expect([taken.status, taken.body.message]).toEqual([
      409,
      'Extension number 3000 is already in use by a Ring Group in this domain.',
    ]);
    expect((await call(T7, 'PUT', `/${id}`, { huddle_extension: '3001' })).body.huddle_context).toBe('context of 3001');
    expect(await numbers()).toContainEqual({ number: '3001', domain_uuid: DOMAIN_7, object_uuid: id });
    expect((await call(T7, 'PUT', `/${id}`, { huddle_extension: '112' })).status).toBe(409);
    expect((await call(T7, 'PUT', `/${id}`, { huddle_extension: '1' })).status).toBe(400);
    await call(T7, 'DELETE', `/${id}`);
    expect(await numbers()).toEqual([expect.objectContaining({ domain_uuid: DOMAIN_8 })]);
  });

  it('has as many as the tenant’s quota, also when they are made at once (contract 20 §0.6)', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => call(T7, 'POST', '', { huddle_name: `n${n}`, huddle_extension: `300${n}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.message).toBe('Huddle quota limit reached for this tenant');
  });

  it('keeps, clears and replaces the array: known rows in place, new ones made, missing ones deleted', async () => {
    const id = await make(T7, { seats: [{ seat_number: 'a', seat_delay: 1 }, { seat_number: 'b' }] });
    const [a, b] = (await read(id)).seats;
    expect((await call(T7, 'PUT', `/${id}`, { huddle_label: 'x' })).body.seats).toEqual([a, b]);
    const seats = [{ seat_number: 'c' }, { ...a, seat_order: 1, seat_number: 'b' }];
    const changed = (await call(T7, 'PUT', `/${id}`, { seats })).body.seats;
    expect(changed).toEqual([
      { ...b, seat_uuid: expect.not.stringMatching(b.seat_uuid), seat_number: 'c', seat_order: 0 },
      { ...a, seat_number: 'b', seat_order: 1 },
    ]);
    const heardOfIt = () => heard.filter((event) => event.data['id'] === id);
    await expect.poll(() => heardOfIt().length).toBe(3);
    expect(heardOfIt().map((event) => event.data['changed'])).toEqual([
      ['huddle_name', 'huddle_extension', 'huddle_shuffle', 'seats'],
      ['huddle_label'],
      ['seats'],
    ]);
    expect((await call(T7, 'PUT', `/${id}`, { seats: [] })).body.seats).toEqual([]);
  });

  it('never takes over a row of another object, and refuses what is wrong in a row by its place', async () => {
    const other = await make(T8, { seats: [{ seat_number: 'theirs' }] });
    const [theirs] = (await read(other, T8)).seats;
    const id = await make(T7, { seats: [{ ...theirs, seat_number: 'ours' }] });
    expect((await read(id)).seats[0].seat_uuid).not.toBe(theirs.seat_uuid);
    expect((await read(other, T8)).seats).toEqual([theirs]);
    const foreign = await call(T7, 'PUT', `/${id}`, {
      huddle_label: 'lost',
      seats: [{ seat_number: '1' }, { seat_number: '2', friend_uuid: other }],
    });
    expect([foreign.status, foreign.body.error.details[0].field]).toEqual([422, 'seats[1].friend_uuid']);
    expect((await read(id)).huddle_label).toBeNull();
    expect((await call(T7, 'PUT', `/${id}`, { seats: [{ seat_number: '1', colour: 'red' }] })).status).toBe(400);
    expect((await call(T7, 'PUT', `/${id}`, { seats: [{ seat_delay: 1 }] })).status).toBe(400);
    expect((await call(T7, 'PUT', `/${id}`, { seats: Array(4).fill({ seat_number: '1' }) })).status).toBe(400);
    const twice = await call(T7, 'PUT', `/${id}`, { seats: [{ seat_number: '1' }, { seat_number: '1' }] });
    expect([twice.status, twice.body.message]).toEqual([409, 'A seat is taken twice.']);
  });

  it('shows a secret to admins alone, never in lists, and keeps it when it comes back empty or masked', async () => {
    const id = await make(T7, { huddle_pin: '1234' });
    expect((await read(id)).huddle_pin).toBe('1234');
    expect(await read(id, U5)).not.toHaveProperty('huddle_pin');
    expect((await call(A, 'GET', '')).text).not.toContain('huddle_pin');
    for (const huddle_pin of [null, '', '********', '1234']) {
      expect((await call(T7, 'PUT', `/${id}`, { huddle_pin })).body.huddle_pin).toBe('1234');
    }
    expect((await call(T7, 'PUT', `/${id}`, { huddle_pin: '99' })).body.huddle_pin).toBe('99');
    const { stored, audited } = await all(async (trx) => ({
      stored: (await sql<{ huddle_pin: string }>`select huddle_pin from huddles`.execute(trx)).rows,
      audited: await trx.selectFrom('audit').select(['before', 'after']).execute(),
    }));
    expect(JSON.stringify([stored, audited])).not.toMatch(/"(1234|99)"/);
  });

  it('is ordered by number, filtered and searched', async () => {
    await make(T7, { huddle_extension: '3000', huddle_name: 'c' });
    await make(T7, { huddle_extension: '400', huddle_name: 'b' });
    await make(T7, { huddle_extension: '20', huddle_name: 'a' });
    const names = async (query: string) =>
      (await call(T7, 'GET', query)).body.map((row: { huddle_name: string }) => row.huddle_name);
    expect(await names('')).toEqual(['a', 'b', 'c']);
    expect(await names('?order=desc')).toEqual(['c', 'b', 'a']);
    expect(await names('?sort=huddle_name&order=desc')).toEqual(['c', 'b', 'a']);
    expect(await names('?number=400')).toEqual(['b']);
    expect(await names('?search=00')).toEqual(['b', 'c']);
    expect(Object.keys((await call(T7, 'GET', '')).body[0])).toEqual([
      'domain_uuid',
      'huddle_uuid',
      'huddle_name',
      'huddle_extension',
      'seat_count',
    ]);
  });

  it('answers a name taken in its own words, and hooks read the query and write headers', async () => {
    const id = await make(T7, { huddle_label: 'busy' });
    const twice = await call(T7, 'POST', '', { huddle_name: 'Sales', huddle_extension: '3001' });
    expect([twice.status, twice.body.message]).toEqual([409, 'A huddle Sales already exists.']);
    expect((await call(T7, 'DELETE', `/${id}`)).status).toBe(409);
    const gone = await call(T7, 'DELETE', `/${id}?force=true`);
    expect([gone.status, gone.headers.get('x-dangling-references')]).toEqual([200, 'none']);
    const activities = await all((trx) => trx.selectFrom('activities').select('activities').orderBy('id').execute());
    expect(activities.map((row) => row.activities)).toEqual([
      `Create huddles Sales -ID:(${id})`,
      `Delete huddles Sales -ID:(${id})`,
    ]);
  });
});
