import { hostname } from 'node:os';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConfigResource, isConfigResource } from '../events/config-resource.ts';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { Directory } from './directory.ts';
import { TrunkDirectory } from './trunk-directory.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let directory: Directory;
let trunks: TrunkDirectory;

beforeAll(async () => {
  server = await startTestServer();
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  const { db } = server;
  const { vault, settings } = server.platform;
  directory = new Directory(db, vault, settings);
  trunks = new TrunkDirectory({ db, directory, vault, log: pino({ level: 'silent' }) });
  await trunks.start();
});
afterAll(async () => {
  trunks.stop();
  await server.close();
});

const asAdmin = (method: string, path: string, body?: object) =>
  server.request(method, path, { token: server.adminToken, ...(body ? { body } : {}) });
const changed = (resource: ConfigResource, tenantId: number | null) => trunks.apply({ resource, tenantId, id: '' });
const shared = { providerId: 0, name: '', tenantId: null };

describe('providers by their addresses (contract 30 §2.2)', () => {
  it('are known from the moment that they are saved, by host and proxy, until they are switched off', async () => {
    const body = { name: 'Carrier', type: 'sip', host: '192.0.2.10', proxy: 'localhost' };
    const { body: id } = await asAdmin('POST', '/providers', body);
    expect(trunks.peersAt('192.0.2.10')).toEqual([]);
    await changed('providers', null);
    expect(trunks.peersAt('192.0.2.10')).toEqual([{ providerId: id, name: 'Carrier', tenantId: null }]);
    expect(trunks.peersAt('::ffff:192.0.2.10')).toHaveLength(1);
    expect(trunks.peersAt('127.0.0.1')).toHaveLength(1);
    expect(trunks.peersAt('192.0.2.11')).toEqual([]);
    await asAdmin('PUT', `/providers/${id}`, { active: 0 });
    await changed('providers', null);
    expect(trunks.peersAt('192.0.2.10')).toEqual([]);
  });

  it('whose name nobody knows keep no other from being known', async () => {
    await asAdmin('POST', '/providers', { name: 'Lost', type: 'sip', host: 'nowhere.invalid' });
    await asAdmin('POST', '/providers', { name: 'Own', type: 'sip', host: '192.0.2.20', tenant_id: acme.tenantId });
    await changed('providers', null);
    expect(trunks.peersAt('192.0.2.20')).toMatchObject([{ name: 'Own', tenantId: acme.tenantId }]);
  });
});

describe('providers as the engine works with them (contract 30 §2.1)', () => {
  const made = async (body: object) => {
    const { body: id } = await asAdmin('POST', '/providers', { type: 'sip', ...body });
    await changed('providers', null);
    return trunks.find(Number(id));
  };

  it('have their defaults filled in, and their password clear', async () => {
    const account = { username: 'acme', password: 'top secret', register: true, register_transport: 'tls' };
    const trunk = await made({
      name: 'Registering',
      host: 'localhost',
      port: 5071,
      tenant_id: acme.tenantId,
      ...account,
    });
    expect(trunk).toMatchObject({
      ...{
        name: 'Registering',
        tenantId: acme.tenantId,
        host: 'localhost',
        port: 5071,
        transport: 'tls',
        srtp: 'optional',
      },
      ...{ username: 'acme', authUsername: 'acme', password: 'top secret', fromUser: 'acme', fromDomain: 'localhost' },
      ...{ contactUser: 'acme', register: true, expireSeconds: 800, retrySeconds: 30, pingSeconds: 0, pingMissed: 1 },
      ...{ codecs: ['PCMU', 'PCMA', 'OPUS', 'G722'], channels: 0, callerHeader: 'none', realm: '' },
    });
    expect(trunk?.contactToken).toMatch(/^[0-9a-f]{20}$/);
  });

  it('keep the token of their Contact over restarts, and each has its own', async () => {
    const [one, two] = [
      await made({ name: 'One', host: '192.0.2.31' }),
      await made({ name: 'Two', host: '192.0.2.32' }),
    ];
    expect(one?.contactToken).not.toBe(two?.contactToken);
    await trunks.reload();
    expect(trunks.find(one?.providerId ?? 0)?.contactToken).toBe(one?.contactToken);
  });

  it('are told of, and only those that this machine is to load', async () => {
    let told = 0;
    const leave = trunks.subscribe(() => {
      told += 1;
    });
    expect(await made({ name: 'Elsewhere', host: '192.0.2.33', hostname: 'another-machine' })).toBeNull();
    expect(await made({ name: 'Here', host: '192.0.2.34', hostname: hostname() })).not.toBeNull();
    expect(told).toBe(2);
    leave();
  });

  it('protect media as their settings say', async () => {
    const settings = 'some-param=1\nrtp_secure_media=mandatory';
    expect(await made({ name: 'Secret', host: '192.0.2.35', settings })).toMatchObject({ srtp: 'mandatory' });
    expect(await made({ name: 'Open', host: '192.0.2.36' })).toMatchObject({ srtp: 'off' });
  });

  it('take T.38 when they carry faxes or their codecs name it, and are asked for it where their settings say (contract 30 §20)', async () => {
    const voice = { service_flag: 1, codec_prefs: 'PCMU,PCMA' };
    const t38 = async (fields: object) => (await made({ host: '192.0.2.39', ...fields }))?.t38;
    expect(await t38({ name: 'Both' })).toBe('accept');
    expect(await t38({ name: 'Fax', service_flag: 2 })).toBe('accept');
    expect(await t38({ name: 'Voice', ...voice })).toBe('refuse');
    expect(await t38({ name: 'Named', ...voice, codec_prefs: 'PCMU,t38' })).toBe('accept');
    expect(await t38({ name: 'Asked', ...voice, settings: 'fax_t38=true' })).toBe('request');
    expect(await t38({ name: 'Never', settings: 'fax_t38=false' })).toBe('refuse');
  });

  it('prove who they are over TLS, unless that is switched off', async () => {
    expect(await made({ name: 'Proven', host: '192.0.2.37' })).toMatchObject({ tlsVerify: true, tlsCa: '' });
    expect(await made({ name: 'Unproven', host: '192.0.2.38', tls_verify: 'false' })).toMatchObject({
      tlsVerify: false,
    });
  });

  it('are registered with by one process of several, or by the node that is named', async () => {
    const { db, platform } = server;
    const { vault, settings } = platform;
    const directory = new Directory(db, vault, settings);
    const second = new TrunkDirectory({ db, directory, vault, log: pino({ level: 'silent' }), nodeId: 4 });
    await second.start();
    const registers = (nodeId: number | null) => [trunks, second].map((process) => process.registersHere({ nodeId }));
    expect(registers(null)).toEqual([true, false]);
    expect(registers(4)).toEqual([false, true]);
    expect(registers(5)).toEqual([false, false]);
    second.stop();
  });

  it('bring calls for the tenant alone whose domain their context is, and a tenant’s own for it alone', async () => {
    const { domain_name: domain } = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('domains').select('domain_name').where('tenant_id', '=', acme.tenantId).executeTakeFirstOrThrow(),
    );
    const callsFor = async (address: string, fields: object) => {
      await made({ name: `At ${address}`, host: address, ...fields });
      return trunks.peersAt(address)[0]?.tenantId;
    };
    expect(await callsFor('192.0.2.41', { context: domain })).toBe(acme.tenantId);
    expect(await callsFor('192.0.2.42', { context: 'somewhere' })).toBeNull();
    expect(await callsFor('192.0.2.43', { context: domain, tenant_id: globex.tenantId })).toBe(globex.tenantId);
  });

  it('bring calls for whose domain gets the name of their context later', async () => {
    const { tenantId } = await server.makeTenant('initech');
    await made({ name: 'Waiting', host: '192.0.2.44', context: 'renamed.example' });
    const callsFor = () => trunks.peersAt('192.0.2.44')[0]?.tenantId;
    expect(callsFor()).toBeNull();
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('domains').set({ domain_name: 'renamed.example' }).where('tenant_id', '=', tenantId).execute(),
    );
    await changed('fpbx_domains', tenantId);
    expect(callsFor()).toBe(tenantId);
  });
});

/** The directory hears of all that has changed. */
async function follow(): Promise<void> {
  const told = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .selectFrom('events')
      .select(['tenant_id', 'data'])
      .where('type', '=', 'config.changed')
      .orderBy('event_id')
      .execute(),
  );
  for (const { tenant_id: tenantId, data } of told) {
    const { resource, id } = Object(data);
    if (isConfigResource(resource)) await directory.apply({ resource, tenantId, id: String(id) });
  }
}

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

  it('that go to another tenant are presented by that one from the next call on', async () => {
    const { body: did } = await asAdmin('POST', '/dids', { phone: '+441632960510', tenant_id: acme.tenantId });
    const presented = async () => {
      const owners = await Promise.all([acme, globex].map(({ tenantId }) => directory.tenant(tenantId)));
      return owners.map((tenant) => tenant?.ownNumbers.dids);
    };
    await follow();
    expect(await presented()).toEqual([['+441632960510'], []]);
    await asAdmin('PUT', `/dids/${did.account_id}`, { tenant_id: globex.tenantId });
    await follow();
    expect(await presented()).toEqual([[], ['+441632960510']]);
  });

  it('are those of DIDs that a program answers, as long as no inbound route has them (contract 30 §6)', async () => {
    const phone = '+441632960520';
    const { body: did } = await asAdmin('POST', '/dids', { phone, tenant_id: acme.tenantId });
    await installFaxProgram(acme.tenantId, did.account_id);
    await changed('programs', acme.tenantId);
    await follow();
    expect((await trunks.ownerOf(['00441632960520'], shared))?.tenant.tenantId).toBe(acme.tenantId);
    const program = { kind: 'receive_fax', programId: expect.any(Number) };
    const { inboundPrograms } = (await directory.tenant(acme.tenantId)) ?? {};
    expect(inboundPrograms).toContainEqual({ number: phone, enabled: true, program });
    const route = { tenant_id: acme.tenantId, destination_number: phone, destination_target_type: 'hangup' };
    const { body: uuid } = await asAdmin('POST', '/inbound_routes', route);
    await asAdmin('PUT', `/inbound_routes/${uuid}`, { destination_enabled: false });
    await changed('inbound_routes', acme.tenantId);
    expect(await trunks.ownerOf([phone], shared)).not.toBeNull();
  });

  it('have their faxes received by the program of their DID where they are listened to (contract 20 §11)', async () => {
    const phone = '+441632960521';
    const { body: did } = await asAdmin('POST', '/dids', { phone, tenant_id: acme.tenantId });
    const programId = await installFaxProgram(acme.tenantId, did.account_id);
    const body = { tenant_id: acme.tenantId, destination_number: phone, destination_target_type: 'hangup' };
    await asAdmin('POST', '/inbound_routes', { ...body, destination_fax_detect: true });
    await follow();
    const { inboundRoutes = [] } = (await directory.tenant(acme.tenantId)) ?? {};
    expect(inboundRoutes.find(({ number }) => number === phone)?.faxReceiver).toEqual({ kind: 'program', programId });
    expect(inboundRoutes.find(({ number }) => number !== phone)?.faxReceiver).toBeUndefined();
  });

  it('have their faxes received for the account that their extension has by then', async () => {
    const [phone, extension] = ['+441632960522', '1722'];
    const { body: row } = await asAdmin('POST', '/fpbx_extensions', { extension, tenant_id: acme.tenantId });
    const { body: route } = await asAdmin('POST', '/inbound_routes', {
      ...{ tenant_id: acme.tenantId, destination_number: phone, destination_fax_detect: true },
      ...{ destination_target_type: 'extension', destination_target: extension },
    });
    await follow();
    const receiver = async () => {
      const { inboundRoutes = [] } = (await directory.tenant(acme.tenantId)) ?? {};
      return inboundRoutes.find((one) => one.uuid === route)?.faxReceiver;
    };
    expect(await receiver()).toBeUndefined();
    const { body: did } = await asAdmin('POST', '/dids', { phone: '+441632960523', tenant_id: acme.tenantId });
    const programId = await installFaxProgram(acme.tenantId, did.account_id);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('extensions').set({ account_id: did.account_id }).where('extension', '=', extension).execute(),
    );
    await directory.apply({ resource: 'fpbx_extensions', tenantId: acme.tenantId, id: row.extension_uuid });
    expect(await receiver()).toEqual({ kind: 'program', programId });
  });
});

/** What arrives at a DID is received as a fax. */
function installFaxProgram(tenantId: number, accountId: number): Promise<number> {
  return server.db.transaction({ kind: 'all' }, async (trx) => {
    await trx.deleteFrom('inbound_entries').where('account_id', '=', accountId).execute();
    const { program_id: programId } = await trx
      .insertInto('programs')
      .values({ tenant_id: tenantId, name: 'Fax', type: 'receivefax', account_id: accountId })
      .returning('program_id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('inbound_entries')
      .values({ tenant_id: tenantId, program_id: programId, service: 'fax', account_id: accountId })
      .execute();
    return programId;
  });
}
