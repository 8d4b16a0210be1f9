import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { Directory } from './directory.ts';
import { TrunkDirectory } from './trunk-directory.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let trunks: TrunkDirectory;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  const { db } = server;
  trunks = new TrunkDirectory(
    db,
    new Directory(db, server.platform.vault, server.platform.settings),
    pino({ level: 'silent' }),
  );
  await trunks.start();
}, 60_000);
afterAll(async () => {
  trunks.stop();
  await server.close();
});

const asAdmin = (method: string, path: string, body?: object) =>
  server.request(method, path, { token: server.adminToken, ...(body ? { body } : {}) });
const changed = (resource: string, tenantId: number | null) => trunks.apply({ resource, tenantId, id: '' });
const shared = { providerId: 0, name: '', tenantId: null };

describe('providers by their addresses (contract 30 §2.2)', () => {
  it('are known from the moment that they are saved, by host and proxy, until they are switched off', async () => {
    const body = { name: 'Carrier', type: 'sip', host: '192.0.2.10', proxy: 'localhost' };
    const { body: id } = await asAdmin('POST', '/providers', body);
    expect(trunks.peerAt('192.0.2.10')).toBeNull();
    await changed('providers', null);
    expect(trunks.peerAt('192.0.2.10')).toEqual({ providerId: id, name: 'Carrier', tenantId: null });
    expect(trunks.peerAt('::ffff:192.0.2.10')).not.toBeNull();
    expect(trunks.peerAt('127.0.0.1')).not.toBeNull();
    expect(trunks.peerAt('192.0.2.11')).toBeNull();
    await asAdmin('PUT', `/providers/${id}`, { active: 0 });
    await changed('providers', null);
    expect(trunks.peerAt('192.0.2.10')).toBeNull();
  });

  it('whose name nobody knows keep no other from being known', async () => {
    await asAdmin('POST', '/providers', { name: 'Lost', type: 'sip', host: 'nowhere.invalid' });
    await asAdmin('POST', '/providers', { name: 'Own', type: 'sip', host: '192.0.2.20', tenant_id: acme.tenantId });
    await changed('providers', null);
    expect(trunks.peerAt('192.0.2.20')).toMatchObject({ name: 'Own', tenantId: acme.tenantId });
  });
});

describe('numbers by their owners (contract 20 §11)', () => {
  it('are found over all tenants, by the first of the names that a call has for them', async () => {
    for (const [tenant, number] of [
      [acme, '+441632960501'],
      [globex, '+441632960502'],
    ] as const) {
      const body = { tenant_id: tenant.tenantId, destination_number: number, destination_target_type: 'hangup' };
      await asAdmin('POST', '/inbound_routes', body);
      await changed('inbound_routes', tenant.tenantId);
    }
    const ownerOf = async (...numbers: string[]) => (await trunks.ownerOf(numbers, shared))?.tenant.tenantId;
    expect(await ownerOf('+441632960501')).toBe(acme.tenantId);
    expect(await ownerOf('trunk', '01632960502')).toBe(globex.tenantId);
    expect(await ownerOf('+441632960503')).toBeUndefined();
    expect(await trunks.ownerOf(['+441632960502'], { ...shared, tenantId: acme.tenantId })).toBeNull();
  });
});
