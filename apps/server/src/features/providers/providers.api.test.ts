import { selfSignedCertificate } from '@strowger/certificate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { idsIn, useProviderBench } from './testing/provider-bench.ts';

const bench = useProviderBench();
const { ask, made, routeOver } = bench;
afterEach(() => vi.restoreAllMocks());

const stored = (id: number) =>
  bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('providers').selectAll().where('provider_id', '=', id).executeTakeFirstOrThrow(),
  );

describe('a provider (contract 30 §2.1)', () => {
  it('shows every field, with its defaults', async () => {
    const id = await made({ name: 'Carrier A' });
    expect((await ask('GET', `/${id}`)).body).toEqual({
      provider_id: id,
      tenant_id: 0,
      name: 'Carrier A',
      type: 'sip',
      service_flag: 3,
      node_id: null,
      host: '192.0.2.1',
      port: 5060,
      username: '',
      password: '',
      register: 'false',
      prefix: '',
      weight: 0,
      active: 1,
      description: '',
      settings: '',
      dialstring: '',
      httpkey: '',
      encryption: '',
      from_email: '',
      fpbx_gateway_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      realm: '',
      from_user: '',
      from_domain: '',
      proxy: '',
      outbound_proxy: '',
      register_proxy: '',
      auth_username: '',
      extension: '',
      extension_in_contact: 'false',
      contact_in_ping: 'false',
      distinct_to: 'false',
      caller_id_in_from: 'false',
      supress_cng: 'false',
      register_transport: 'udp',
      tls_verify: 'true',
      tls_ca: '',
      expire_seconds: 800,
      retry_seconds: 30,
      ping: '',
      ping_min: '',
      ping_max: '',
      contact_params: '',
      sip_cid_type: 'none',
      outbound_caller_id: '',
      caller_id_policy: 'any',
      codec_prefs: 'PCMU,PCMA,OPUS,G722',
      channels: 0,
      hostname: '',
      context: 'public',
      profile: 'external',
      enabled: 'true',
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
  });

  it('is changed by a whole form sent back with some fields changed, and keeps the rest', async () => {
    const id = await made({ username: 'u', password: 'first-secret', register: true, ping: '30', prefix: '00|,+|' });
    const form = (await ask('GET', `/${id}`)).body;
    expect(form).toMatchObject({ register: 'true', ping: 30, password: '********', prefix: '00|,+|' });
    const changed = await ask('PUT', `/${id}`, { ...form, weight: '7', ping: '', type: 'smtp', state: 'REGED' });
    expect(changed.body).toEqual({ ...form, weight: 7, ping: '', last_updated: expect.any(Number) });
    expect((await ask('PUT', `/${id}`, { colour: 'red' })).status).toBe(400);
  });

  it.each([
    ['sip.example.com:5070', { host: 'sip.example.com', port: 5070 }],
    ['[2001:db8::1]:5071', { host: '2001:db8::1', port: 5071 }],
    ['2001:db8::1', { host: '2001:db8::1', port: 5060 }],
  ])('has its port behind the host: %s', async (host, place) => {
    const id = await made({ host });
    expect((await ask('GET', `/${id}`)).body).toMatchObject(place);
    expect((await ask('PUT', `/${id}`, { host: 'other.example.com:5099' })).body).toMatchObject({
      host: 'other.example.com',
      port: 5099,
    });
  });

  it.each([
    [{ register_transport: 'tls' }, { port: 5061, service_flag: 3 }],
    [{ service_flag: 16 }, { service_flag: 16 }],
    [{ service_flag: 8 }, { service_flag: 3 }],
    [{ service_flag: 2 }, { service_flag: 2, codec_prefs: 'PCMU,PCMA,T38' }],
    [
      { type: 'smtp', service_flag: 3 },
      { port: 25, service_flag: 8, fpbx_gateway_uuid: null, codec_prefs: '' },
    ],
    [
      { type: 'http', host: 'https://sms.example.com/send' },
      { port: 443, service_flag: 4 },
    ],
    [
      { type: 'smpp', service_flag: 1 },
      { port: 2775, service_flag: 4 },
    ],
    [{ codec_prefs: 'g722, pcma,G722' }, { codec_prefs: 'G722,PCMA' }],
    [{ enabled: 'false' }, { active: 0, enabled: 'false' }],
    [{ active: '0' }, { active: 0, enabled: 'false' }],
    [{ outbound_caller_id: '+4420000', settings: 'a-b=1\n\nc_d=x y' }, { outbound_caller_id: '+4420000' }],
  ])('made of %j has %j', async (fields, shown) => {
    const id = await made(fields);
    expect((await ask('GET', `/${id}`)).body).toMatchObject(shown);
  });

  it('over TLS is believed by authorities of its own, until that is switched off', async () => {
    const { cert } = selfSignedCertificate({
      hosts: ['carrier.example.com'],
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2036-01-01T00:00:00Z'),
    });
    const id = await made({ register_transport: 'tls', tls_ca: `# ours\n${cert}${cert}` });
    expect((await ask('GET', `/${id}`)).body).toMatchObject({ tls_verify: 'true', tls_ca: `# ours\n${cert}${cert}` });
    const changed = await ask('PUT', `/${id}`, { tls_verify: false, tls_ca: null });
    expect(changed.body).toMatchObject({ tls_verify: 'false', tls_ca: '' });
  });

  it('has one switch under two names, of which the last one written wins', async () => {
    const id = await made();
    expect((await ask('PUT', `/${id}`, { active: 0, enabled: 'true' })).body).toMatchObject({
      active: 0,
      enabled: 'false',
    });
    expect((await ask('PUT', `/${id}`, { active: 0, enabled: 'true' })).body).toMatchObject({
      active: 1,
      enabled: 'true',
    });
    expect((await ask('PUT', `/${id}`, { enabled: false })).body).toMatchObject({ active: 0, enabled: 'false' });
  });

  it('keeps its own codecs when its services change, and follows the default where it has none', async () => {
    const id = await made({ codec_prefs: 'PCMU,PCMA,OPUS,G722' });
    expect((await ask('PUT', `/${id}`, { service_flag: 2 })).body).toMatchObject({ codec_prefs: 'PCMU,PCMA,T38' });
    await ask('PUT', `/${id}`, { codec_prefs: 'PCMA' });
    expect((await ask('PUT', `/${id}`, { service_flag: 3 })).body).toMatchObject({ codec_prefs: 'PCMA' });
  });

  it.each([
    [{ name: undefined }, 'name'],
    [{ name: '-x' }, 'name'],
    [{ name: 'x'.repeat(129) }, 'name'],
    [{ type: 'smoke' }, 'type'],
    [{ type: 'sendmail' }, 'type'],
    [{ host: 'a b' }, 'host'],
    [{ host: 'x\r\nVia: y' }, 'host'],
    [{ host: '' }, 'host'],
    [{ port: 70_000 }, 'port'],
    [{ prefix: '00|1|2' }, 'prefix'],
    [{ settings: 'UPPER=1' }, 'settings'],
    [{ settings: 'no value' }, 'settings'],
    [{ codec_prefs: 'PCMU,AMR' }, 'codec_prefs'],
    [{ register_transport: 'sctp' }, 'register_transport'],
    [{ from_user: 'a b' }, 'from_user'],
    [{ realm: 'a"b' }, 'realm'],
    [{ proxy: 'a;b' }, 'proxy'],
    [{ tls_ca: 'no certificate' }, 'tls_ca'],
    [{ tls_ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'tls_ca'],
    [{ tls_verify: 'maybe' }, 'tls_verify'],
    [{ from_email: 'nowhere' }, 'from_email'],
    [{ outbound_caller_id: 'anna' }, 'outbound_caller_id'],
    [{ expire_seconds: 0 }, 'expire_seconds'],
    [{ channels: -1 }, 'channels'],
    [{ tenant_id: 999_999 }, 'tenant_id'],
    [{ colour: 'red' }, 'colour'],
  ])('is refused with 400: %j', async (fields, field) => {
    const { status, body } = await ask('POST', '', { name: 'Refused', type: 'sip', host: '192.0.2.2', ...fields });
    expect(status).toBe(400);
    expect(JSON.stringify(body.error.details)).toContain(field);
  });

  it('has a name of its own over all tenants, in any case', async () => {
    await made({ name: 'Only One', tenant_id: bench.acme.tenantId });
    const again = await ask('POST', '', { name: 'only one', type: 'smtp', host: 'mail.example.com' });
    expect([again.status, again.body.error.message]).toEqual([409, 'A provider with this name already exists']);
  });
});

describe('secrets of a provider', () => {
  it('are kept encrypted, shown as a mask, and stay until something else is sent', async () => {
    const id = await made({
      type: 'http',
      host: 'http://sms.example.com',
      password: 'pa55-word',
      httpkey: 'k3y-of-http',
    });
    const first = await stored(id);
    expect(bench.server.platform.vault.open(first.password ?? '', 'providers.password')).toBe('pa55-word');
    expect(bench.server.platform.vault.open(first.httpkey ?? '', 'providers.httpkey')).toBe('k3y-of-http');
    for (const password of ['', '********']) {
      const { body } = await ask('PUT', `/${id}`, { password, httpkey: password });
      expect(body).toMatchObject({ password: '********', httpkey: '********' });
      expect(await stored(id)).toMatchObject({ password: first.password, httpkey: first.httpkey });
    }
    expect((await ask('GET', `?provider_id=${id}`)).body).toMatchObject([{ httpkey: '********' }]);
    expect((await ask('PUT', `/${id}`, { password: null, httpkey: null })).body).toMatchObject({
      password: '',
      httpkey: '',
    });
    expect(await stored(id)).toMatchObject({ password: null, httpkey: null });
  });

  it('stand in no audit row, and their change is told all the same', async () => {
    const id = await made({ password: 'before-secret' });
    await ask('PUT', `/${id}`, { password: 'after-secret' });
    const audit = await bench.server.request('GET', '/audit?resource=providers', { token: bench.server.adminToken });
    expect(audit.text).not.toMatch(/before-secret|after-secret|v1\./);
    const events = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select('data').where('type', '=', 'config.changed').orderBy('event_id').execute(),
    );
    expect(events.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ resource: 'providers', id, action: 'updated', changed: ['password'] }),
    );
  });
});

describe('a provider that is deleted', () => {
  it('is gone; one that routes name is not, and they are named (contract 30 §2.2)', async () => {
    const id = await made();
    await routeOver(id, null, 'beta');
    const other = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('routes')
        .values({ name: 'alpha', destination_id: String(700_000 + id), provider_id: id, service_flag: 1 })
        .returning('route_id')
        .executeTakeFirstOrThrow(),
    );
    const refused = await ask('DELETE', `/${id}`);
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      "Cannot delete provider: Route(s) 'alpha', 'beta' use this provider. Delete those routes first.",
    ]);
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.deleteFrom('routes').where('provider_id', '=', id).where('route_id', '<=', other.route_id).execute(),
    );
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
    expect((await ask('DELETE', `/${id}`)).status).toBe(404);
  });

  it('is not while outbound dialplan rows name its gateway', async () => {
    const id = await made();
    const { fpbx_gateway_uuid: gateway_uuid } = await stored(id);
    const row = { dialplan_name: 'ten digits', dialplan_expression: '^(\\d{10})$', gateway_uuid };
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.insertInto('dialplan_outbound').values(row).execute(),
    );
    const { status, body } = await ask('DELETE', `/${id}`);
    expect([status, body.error.message]).toEqual([409, expect.stringContaining("'ten digits'")]);
  });
});

describe('the status of providers (contract 30 §2.4)', () => {
  const status = (token = bench.server.adminToken) => bench.server.request('GET', '/status/providers', { token });

  it('is what the engine tells, and false where it knows nothing', async () => {
    const [known, unknown] = [await made({ name: 'Known' }), await made({ type: 'smtp', host: 'mail.example.com' })];
    vi.spyOn(bench.server.platform.engine, 'trunks').mockResolvedValue([
      {
        providerId: known,
        tenantId: null,
        name: 'Known',
        state: 'FAIL_WAIT',
        lastError: '403 Forbidden',
        stateSince: 1_700_000_000_500,
        callsActive: 2,
        callsIn: 1,
      },
    ]);
    const { body } = await status();
    const rows = new Map<number, object>(body.map((row: { provider_id: number }) => [row.provider_id, row]));
    expect(rows.get(known)).toMatchObject({
      name: 'Known',
      host: '192.0.2.1',
      state: 'FAIL_WAIT',
      last_error: '403 Forbidden',
      state_since: 1_700_000_000,
      calls_active: 2,
    });
    expect(rows.get(unknown)).toMatchObject({ state: false, last_error: '', state_since: null, calls_active: 0 });
  });

  it('is told of those that the caller sees', async () => {
    const foreign = await made({ tenant_id: bench.globex.tenantId });
    expect(idsIn(await status(bench.acme.adminToken))).not.toContain(foreign);
    expect(idsIn(await status())).toContain(foreign);
  });
});

describe('asking a provider whether it is there', () => {
  const test = (id: number, token = bench.server.adminToken) => ask('POST', `/${id}/test`, undefined, token);

  it('answers what came back', async () => {
    const id = await made({ tenant_id: bench.acme.tenantId });
    const probe = { reachable: true, status: 404, ms: 12, error: '' };
    const asked = vi.spyOn(bench.server.platform.engine, 'probeTrunk').mockResolvedValue(probe);
    expect((await test(id, bench.acme.adminToken)).body).toEqual(probe);
    expect(asked).toHaveBeenCalledWith(id);
    expect((await test(id, bench.globex.adminToken)).status).toBe(404);
  });

  it('is refused for what has no trunk, and 503 without an engine', async () => {
    expect((await test(await made({ type: 'smtp', host: 'mail.example.com' }))).status).toBe(409);
    expect((await test(await made({ active: 0 }))).status).toBe(409);
    expect((await test(await made())).status).toBe(503);
    expect((await test(999_999)).status).toBe(404);
  });
});
