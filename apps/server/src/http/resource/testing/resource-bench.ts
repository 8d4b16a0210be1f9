import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { StrowgerEvent } from '../../../events/event-types.ts';
import type { Feature } from '../../../platform.ts';
import { type KernelServer, startKernelServer } from '../../../testing/kernel-server.ts';
import type { TestAnswer } from '../../../testing/test-server.ts';
import { errors } from '../../errors.ts';
import { flagText, nullable } from '../../fields.ts';
import { epochField } from '../ready-fields.ts';
import type { Change, Resource } from '../resource.ts';
import { serveResource } from '../serve-resource.ts';

/** What the hooks of the resources below were told. */
export const changes: Change[] = [];
const everybody = { callers: ['A', 'T', 'U'] } as const;
const admins = { callers: ['A', 'T'] } as const;

export const lines: Resource = {
  path: '/lines',
  what: 'Line',
  plural: 'Lines',
  tag: 'Lines',
  table: 'accounts',
  key: { field: 'line_id', kind: 'id' },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  fields: {
    line_id: { schema: Type.Integer(), column: 'account_id', write: 'never' },
    type: { schema: Type.Enum(['account', 'did']), required: true, write: 'once' },
    name: { schema: Type.String({ minLength: 1, maxLength: 20 }), column: 'username', required: true },
    phone: { schema: Type.String() },
    note: { schema: Type.String(), column: 'caller_id_name', shownTo: ['A'] },
    address: { schema: Type.String() },
    active: { schema: flagText(), show: (stored) => (stored ? '1' : '0'), store: (sent) => sent === '1' },
    linkdid_id: { schema: nullable(Type.Integer()) },
    mirrors_user_id: { schema: nullable(Type.Integer()) },
    tenant_name: {
      schema: Type.String(),
      computed: sql`select company from tenants where tenants.tenant_id = r.tenant_id`,
    },
    date_created: epochField(),
  },
  access: { list: everybody, read: everybody, create: everybody, update: everybody, delete: everybody },
  searched: ['name', 'phone'],
  filters: { type: 'text', active: 'flag', linkdid_id: 'id', address: 'contains' },
  listed: [
    'line_id',
    'type',
    'name',
    'phone',
    'note',
    'active',
    'linkdid_id',
    'mirrors_user_id',
    'tenant_name',
    'date_created',
  ],
  order: [{ field: 'name' }],
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['confirmPassword'],
  references: [{ field: 'linkdid_id', table: 'accounts', column: 'account_id' }],
  taken: 'This user has a line',
  hooks: {
    before: async ({ after }) => {
      if (after?.['phone'] === '000') throw errors.conflict('Not that number');
    },
    after: async (change) => void changes.push(change),
  },
};

/** The same table, seen by all of a tenant and changed by whoever made a row. */
const shared: Resource = {
  ...lines,
  path: '/shared_lines',
  rows: { tenant: 'tenant_id', owner: 'created_by', ownerSees: 'tenant' },
};

/** The same table; a row is whose it mirrors, who may change its address and leave its badge alone. */
const linked: Resource = {
  ...lines,
  path: '/linked_lines',
  rows: { tenant: 'tenant_id', owner: (userId) => sql`r.mirrors_user_id = ${userId}` },
  fields: {
    ...lines.fields,
    badge: { schema: Type.String(), column: 'last_name', setBy: ['A', 'T'] },
    last_updated: { schema: Type.Integer(), write: 'never', show: (stored) => Number(stored) },
  },
  hooks: { complete: async ({ after }) => ({ type: after?.['phone'] === '42' ? 'did' : 'account' }) },
};

const ranks: Resource = {
  path: '/ranks',
  what: 'Rank',
  plural: 'Ranks',
  tag: 'Ranks',
  table: 'roles',
  key: { field: 'role_id', kind: 'id' },
  rows: { tenant: null },
  fields: {
    role_id: { schema: Type.Integer(), write: 'never' },
    name: { schema: Type.String(), required: true },
  },
  access: { list: everybody, read: everybody, create: { callers: ['A'] }, delete: { callers: ['A'] } },
};

const feature: Feature = (route, platform) => {
  for (const resource of [lines, shared, linked, ranks]) serveResource(route, platform, resource);
  serveResource(route, platform, { ...lines, path: '/guarded_lines', access: { create: admins } });
};

export const NOW = new Date('2026-03-01T12:00:00Z');

/** A server with those resources, two tenants (7 and 8) and their users. */
export interface ResourceBench {
  readonly server: KernelServer;
  /** Events heard since the test began. */
  readonly heard: StrowgerEvent[];
  all<R>(work: (trx: Trx) => Promise<R>): Promise<R>;
  call(token: string, method: string, path: string, body?: unknown): Promise<TestAnswer>;
  /** @returns the id of a new line */
  make(token: string, fields?: object, path?: string): Promise<number>;
  /** Names in the list. */
  names(token: string, query?: string, path?: string): Promise<string[]>;
}

/** Starts it before the tests of the file, empties it before each of them, and stops it after them. */
export function useResourceBench(): ResourceBench {
  let started: KernelServer | null = null;
  const heard: StrowgerEvent[] = [];
  const server = () => {
    if (!started) throw new Error('the bench is not up yet');
    return started;
  };
  const all: ResourceBench['all'] = (work) => server().platform.db.transaction({ kind: 'all' }, work);
  const call: ResourceBench['call'] = async (token, method, path, body) => {
    const response = await fetch(`${server().url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
  };

  beforeAll(async () => {
    started = await startKernelServer({ features: [feature], now: () => NOW });
    started.platform.bus.subscribe((event) => heard.push(event));
    await all(makePeople);
  });
  afterAll(() => started?.close());
  beforeEach(async () => {
    heard.length = 0;
    changes.length = 0;
    await all(async (trx) => {
      await trx.deleteFrom('accounts').execute();
      await trx.deleteFrom('audit').execute();
    });
  });

  return {
    get server() {
      return server();
    },
    heard,
    all,
    call,
    async make(token, fields = {}, path = '/lines') {
      const answer = await call(token, 'POST', path, { type: 'account', name: 'one', ...fields });
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    },
    names: async (token, query = '', path = '/lines') =>
      (await call(token, 'GET', path + query)).body.map((row: { name: string }) => row.name),
  };
}

const USERS = [
  [1, 1],
  [4, 7],
  [5, 7],
  [6, 7],
  [9, 8],
] as const;

async function makePeople(trx: Trx): Promise<void> {
  const tenants = [1, 7, 8].map((id) => ({ tenant_id: id, company: `Tenant ${id}`, email: `${id}@example.com` }));
  await trx.insertInto('tenants').values(tenants).execute();
  const users = USERS.map(([id, tenant]) => ({
    user_id: id,
    tenant_id: tenant,
    username: `u${id}`,
    email: `u${id}@x`,
  }));
  await trx.insertInto('users').values(users).execute();
}
