import { SwitchRefusal } from '@strowger/switch';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noEngine } from '../../no-engine.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { ringDue } from './ring-due.ts';
import { createWakeUpCalls } from './wake-up-store.ts';

const SEVEN = { hour: 7, minute: 0 };

let server: TestServer;
let acme: TestTenant;
let extensionUuid: string;
/** Of the queue: seconds after which the job is to run. */
let enqueued: (number | undefined)[];
let rung: string[];
let isHere: boolean;
let answers: boolean;
let clock: Date;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  const made = await server.request('POST', '/fpbx_extensions', {
    token: acme.adminToken,
    body: { extension: '1001' },
  });
  extensionUuid = made.body.extension_uuid;
}, 60_000);
afterAll(() => server.close());

beforeEach(async () => {
  [enqueued, rung, isHere, answers] = [[], [], true, false];
  clock = new Date('2026-03-02T06:59:00Z');
  await server.db.transaction({ kind: 'all' }, (trx) => trx.deleteFrom('wake_up_calls').execute());
  await server.request('PUT', `/tenants/${acme.tenantId}`, { token: server.adminToken, body: { timezone: 'UTC' } });
});

const registration = () => ({
  ...{ tenantId: acme.tenantId, domainName: acme.domain, extensionUuid, extension: '1001', contact: '' },
  ...{
    networkIp: '',
    networkPort: 0,
    transport: 'udp',
    userAgent: '',
    expiresAt: 0,
    refreshedAt: 0,
    behindNat: false,
    pingMs: null,
  },
});

const parts = () => ({
  db: server.db,
  log: pino({ level: 'silent' }),
  now: () => clock,
  committed: async () => undefined,
  jobs: {
    ...server.platform.jobs,
    enqueue: async (_trx: unknown, _name: string, _data: object, options?: { readonly startAfterSeconds?: number }) =>
      void enqueued.push(options?.startAfterSeconds),
  },
  engine: {
    ...noEngine(),
    registrations: async () => (isHere ? [registration()] : []),
    originate: async ({ extensionUuid: uuid, entry }: { readonly extensionUuid: string; readonly entry?: string }) => {
      if (!isHere) throw new SwitchRefusal('not_registered', 'away');
      rung.push(`${uuid} ${entry}`);
      return { callUuid: 'call', answered: Promise.resolve(answers) };
    },
  },
});

const order = () => createWakeUpCalls(parts()).order(acme.tenantId, extensionUuid, SEVEN);
const ordered = () => createWakeUpCalls(parts()).of(acme.tenantId, extensionUuid);
const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const run = async (seconds: number) => {
  later(seconds);
  await ringDue(parts());
};

describe('a wake-up call (contract 20 §12.3)', () => {
  it('is put into the queue with its order, rings when it is due and is over when it was answered', async () => {
    expect(await order()).toEqual(new Date('2026-03-02T07:00:00Z'));
    expect(enqueued).toEqual([60]);
    await run(30);
    expect(rung).toEqual([]);
    answers = true;
    await run(30);
    expect(rung).toEqual([`${extensionUuid} wake_up`]);
    await expect.poll(ordered).toBeNull();
  });

  it('rings though the queue comes a few seconds too early: it is asked to come again', async () => {
    await order();
    await run(57);
    expect([rung, enqueued]).toEqual([[], [60, 3]]);
    await run(3);
    expect(rung).toHaveLength(1);
  });

  it('that nobody answers rings twice more, five minutes after the ringing has ended', async () => {
    await order();
    await run(60);
    expect(enqueued).toEqual([60, 330]);
    await run(300);
    expect(rung).toHaveLength(1);
    await run(30);
    await run(330);
    expect(rung).toHaveLength(3);
    expect(await ordered()).toBeNull();
    await run(330);
    expect(rung).toHaveLength(3);
  });

  it('rings once however many processes look for it', async () => {
    await order();
    later(60);
    await Promise.all([ringDue(parts()), ringDue(parts()), ringDue(parts())]);
    expect(rung).toHaveLength(1);
  });

  it('is left to the process that has the phone, for half a minute', async () => {
    isHere = false;
    await order();
    await run(60);
    expect([rung, enqueued]).toEqual([[], [60, 3]]);
    isHere = true;
    await run(3);
    expect(rung).toHaveLength(1);
  });

  it('of a phone that is nowhere counts as a try', async () => {
    isHere = false;
    await order();
    await run(90);
    expect(enqueued.at(-1)).toBe(330);
  });

  it('that comes more than an hour late comes no more', async () => {
    await order();
    await run(3700);
    expect([rung, await ordered()]).toEqual([[], null]);
  });

  it('is not made while the tenant is suspended', async () => {
    await order();
    await server.request('PUT', `/tenants/${acme.tenantId}`, { token: server.adminToken, body: { active: 0 } });
    await run(60);
    await server.request('PUT', `/tenants/${acme.tenantId}`, { token: server.adminToken, body: { active: 1 } });
    expect(rung).toEqual([]);
  });

  it('gives way to the next order, and is taken back; the audit log says so', async () => {
    await order();
    await createWakeUpCalls(parts()).order(acme.tenantId, extensionUuid, { hour: 6, minute: 30 });
    expect(await ordered()).toEqual(new Date('2026-03-03T06:30:00Z'));
    await createWakeUpCalls(parts()).cancel(acme.tenantId, extensionUuid);
    expect(await ordered()).toBeNull();
    const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('audit')
        .select(['action', 'method', 'tenant_id'])
        .where('resource', '=', 'wake_up_calls')
        .orderBy('audit_id', 'desc')
        .limit(2)
        .execute(),
    );
    expect(rows).toEqual([
      { action: 'delete', method: 'DIAL', tenant_id: acme.tenantId },
      { action: 'create', method: 'DIAL', tenant_id: acme.tenantId },
    ]);
  });
});
