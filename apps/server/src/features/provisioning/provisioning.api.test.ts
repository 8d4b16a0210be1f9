import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDeviceBench } from '../devices/testing/device-bench.ts';
import { assignments } from './testing/read-file.ts';

let now = Date.now();
const bench = useDeviceBench({ now: () => new Date(now) });
const { ask, make, fetch, address, extension } = bench;

/** Misses of the tests before are forgotten. */
const aMinuteLater = () => {
  now += 61_000;
};

async function phone(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const device_address = address();
  const device_template = 'yealink/t46s';
  await make('/devices', { device_address, device_template, ...more });
  return device_address;
}

describe('what a phone is served (contract 20 §3.2)', () => {
  let ann: string;
  let mac: string;
  beforeAll(async () => {
    ann = await extension({ extension: '1001', password: 'ann-secret', effective_caller_id_name: 'Ann Smith' });
    mac = await phone({ lines: [{ extension_uuid: ann, register_expires: '900' }] });
  });

  test('is its configuration, never to be stored on the way', async () => {
    const answer = await fetch(`${mac}.cfg`, { headers: { 'user-agent': 'Yealink SIP-T46S 66.86.0.15' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.text)));
    expect(assignments(answer)).toMatchObject({
      'account.1.user_name': '1001',
      'account.1.auth_name': '1001',
      'account.1.password': 'ann-secret',
      'account.1.display_name': 'Ann Smith',
      'account.1.sip_server.1.address': '127.0.0.1',
      'account.1.sip_server.1.port': '5060',
      'account.1.sip_server.1.transport_type': '0',
      'account.1.sip_server.1.expires': '900',
    });
  });

  test.each(['', '.cfg', '.xml', '.boot', '/', '/phonebook.xml'])('is found as <mac>%s', async (rest) => {
    expect((await fetch(`${mac}${rest}`)).status).toBe(200);
    expect((await fetch(`${mac.toUpperCase()}${rest}`)).status).toBe(200);
  });

  test('is found by the query and by the User-Agent', async () => {
    expect((await bench.server.request('GET', `//provision?mac=${mac}`)).status).toBe(200);
    expect((await bench.server.request('GET', `//provision/?address=${mac}&file=phonebook.xml`)).text).toContain(
      'YealinkIPPhoneDirectory',
    );
    const pairs = mac.match(/../g)?.join(':') ?? '';
    const headers = { 'user-agent': `Yealink SIP-T46S 66.86.0.15 ${pairs}` };
    expect((await fetch('y000000000066.cfg', { headers })).text).toContain('ann-secret');
  });

  test('is the same to HEAD, without the body', async () => {
    const got = await fetch(mac);
    const head = await bench.server.request('HEAD', `//provision/${mac}`);
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', String(got.text.length)]);
    expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
  });

  test('is not sent twice, and in part where that is asked for', async () => {
    const whole = await fetch(mac);
    const etag = whole.headers.get('etag') ?? '';
    const again = await fetch(mac, { headers: { 'if-none-match': `W/"x", ${etag}` } });
    expect([again.status, again.text]).toEqual([304, '']);
    const part = await fetch(mac, { headers: { range: 'bytes=0-16' } });
    expect([part.status, part.text]).toEqual([206, '#!version:1.0.0.1']);
    expect(part.headers.get('content-range')).toBe(`bytes 0-16/${whole.text.length}`);
    expect((await fetch(mac, { headers: { range: 'bytes=999999-' } })).status).toBe(416);
  });

  test('is noted with the device, at most once in half a minute', async () => {
    const own = await phone();
    const read = async () =>
      (await ask('GET', `/devices?search=${own}`)).body.map((row: { device_uuid: string }) => row.device_uuid)[0];
    const uuid = await read();
    const noted = async () => (await ask('GET', `/devices/${uuid}`)).body;
    const first = new Date(now).toISOString();
    await fetch(own, { headers: { 'user-agent': 'Yealink SIP-T46S 1' } });
    expect(await noted()).toMatchObject({
      device_provisioned_date: first,
      device_provisioned_method: 'http',
      device_provisioned_ip: '127.0.0.1',
      device_provisioned_agent: 'Yealink SIP-T46S 1',
    });
    now += 29_000;
    await fetch(own, { headers: { 'user-agent': 'Yealink SIP-T46S 2' } });
    expect((await noted()).device_provisioned_agent).toBe('Yealink SIP-T46S 1');
    now += 1_000;
    await fetch(own, { headers: { 'user-agent': 'Yealink SIP-T46S 3' } });
    expect((await noted()).device_provisioned_agent).toBe('Yealink SIP-T46S 3');
  });

  test('has the new secret once the extension has one', async () => {
    const bob = await extension({ extension: '1002', password: 'bob-secret-1' });
    const own = await phone({ lines: [{ extension_uuid: bob }] });
    expect((await fetch(own)).text).toContain('bob-secret-1');
    await ask('PUT', `/fpbx_extensions/${bob}`, { password: 'bob-secret-2' });
    const changed = (await fetch(own)).text;
    expect(changed).toContain('bob-secret-2');
    expect(changed).not.toContain('bob-secret-1');
  });

  test('switches off lines that are disabled, and those whose extension is', async () => {
    const eve = await extension({ extension: '1003', password: 'eve-secret' });
    const own = await phone({ lines: [{ extension_uuid: ann, enabled: false }, { extension_uuid: eve }] });
    expect(assignments(await fetch(own))).toMatchObject({ 'account.1.enable': '0', 'account.2.enable': '1' });
    await ask('PUT', `/fpbx_extensions/${eve}`, { enabled: false });
    const off = await fetch(own);
    expect(assignments(off)).toMatchObject({ 'account.2.enable': '0' });
    expect(off.text).not.toContain('eve-secret');
  });

  test('names the tenant’s people who wish to be found, and nobody else’s', async () => {
    await extension({ extension: '1010', effective_caller_id_name: 'Hidden', directory_visible: false });
    await extension({ extension: '1011', effective_caller_id_name: 'Off', enabled: false });
    await extension({ extension: '1012', directory_first_name: 'Zoe', directory_last_name: 'Ray & Sons' });
    await extension({ extension: '1013', effective_caller_id_name: 'zanzibar-ann' }, bench.other.adminToken);
    const { text } = await fetch(`${mac}/phonebook.xml`);
    expect(text).toContain('<Name>Ann Smith</Name>');
    expect(text).toContain('<Name>Zoe Ray &amp; Sons</Name>');
    for (const name of ['Hidden', 'Off', 'zanzibar']) expect(text).not.toContain(name);
    expect((await fetch(mac)).text).not.toContain('zanzibar');
  });

  test('takes variables from platform, tenant, profile and device in this order', async () => {
    const { adminToken } = bench.server;
    const own = await phone();
    const ntp = async () => assignments(await fetch(own))['local_time.ntp_server1'];
    const provision = { ntp_server_primary: 'platform.example', voicemail_number: '*1' };
    await ask('PUT', '/settings', { provision }, adminToken);
    expect(await ntp()).toBe('platform.example');
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, {
      provision: { ntp_server_primary: 'tenant.example' },
    });
    expect(await ntp()).toBe('tenant.example');
    expect(assignments(await fetch(own))['features.pickup.direct_pickup_code']).toBe('**');
    await ask('PUT', '/settings', { provision: null }, adminToken);
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { provision: null });
    expect(await ntp()).toBe('pool.ntp.org');
  });

  test('has logins of the phone that are the tenant’s own', async () => {
    const login = async (device: string) =>
      /^static\.security\.user_password = admin:(.+)$/m.exec((await fetch(device)).text)?.[1];
    const [one, two] = [await phone(), await phone()];
    const theirs = address();
    await make('/devices', { device_address: theirs, device_template: 'yealink/t46s' }, bench.other.adminToken);
    expect(await login(one)).toMatch(/^[A-Za-z0-9]{14}$/);
    expect(await login(two)).toBe(await login(one));
    expect(await login(theirs)).not.toBe(await login(one));
  });

  test('knows the vendor by the User-Agent, else by the address, where nobody says it', async () => {
    const bare = address('0c383e');
    await make('/devices', { device_address: bare });
    expect((await fetch(bare)).text).toContain('<sysConf>');
    const unknown = address('ffffff');
    await make('/devices', { device_address: unknown });
    expect((await fetch(unknown)).status).toBe(404);
    const headers = { 'user-agent': 'Grandstream Model HW GXP2130 V1.4A' };
    expect((await fetch(unknown, { headers })).text).toContain('gs_provision');
    aMinuteLater();
  });

  test('asks the domain by way of the platform where another tenant has such a user', async () => {
    const twin = await extension({ extension: '1050' });
    const own = await phone({ lines: [{ extension_uuid: twin }] });
    expect(assignments(await fetch(own))).toMatchObject({ 'account.1.sip_server.1.address': '127.0.0.1' });
    await extension({ extension: '1050' }, bench.other.adminToken);
    expect(assignments(await fetch(own))).toMatchObject({
      'account.1.sip_server.1.address': bench.acme.domain,
      'account.1.outbound_proxy.1.address': '127.0.0.1',
      'account.1.outbound_proxy.1.port': '5060',
    });
  });
});

describe('who is served (contract 20 §3.2)', () => {
  test('not the device that is unknown, disabled, of another vendor’s file, or of a tenant that is off: all alike', async () => {
    const mac = await phone();
    const off = await phone({ device_enabled: false });
    const tenant = await bench.server.makeTenant('sleepy');
    const theirs = address();
    await make('/devices', { device_address: theirs, device_template: 'yealink/t46s' }, tenant.adminToken);
    expect((await fetch(theirs)).status).toBe(200);
    await bench.server.request('PUT', `/tenants/${tenant.tenantId}`, {
      token: bench.server.adminToken,
      body: { active: 0 },
    });
    const answers = await Promise.all(
      ['ffffff999999', 'nothing.cfg', '', off, theirs, `${mac}/secrets.cfg`, `cfg${mac}.xml`].map((path) =>
        fetch(path),
      ),
    );
    for (const answer of answers) {
      expect([answer.status, answer.text, answer.headers.get('content-length')]).toEqual([404, '', '0']);
    }
    const shown = answers.map(({ headers }) => [...headers.keys()].sort().join());
    expect(new Set(shown).size).toBe(1);
    aMinuteLater();
  });

  test('and is served again once it is enabled', async () => {
    const mac = await phone({ device_enabled: false });
    const [row] = (await ask('GET', `/devices?search=${mac}`)).body;
    await ask('PUT', `/devices/${row.device_uuid}`, { device_enabled: true });
    expect((await fetch(mac)).status).toBe(200);
    await ask('PUT', `/devices/${row.device_uuid}`, { device_enabled: false });
    expect((await fetch(mac)).status).toBe(404);
    aMinuteLater();
  });

  test('whoever asks for what is not there waits after 30 times a minute', async () => {
    const mac = await phone();
    for (let i = 0; i < 30; i += 1) {
      expect((await fetch(`ffffff1111${String(i).padStart(2, '0')}`)).status).toBe(404);
    }
    const refused = await fetch('ffffff111199');
    expect([refused.status, refused.text]).toEqual([429, '']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(mac)).status).toBe(429);
    aMinuteLater();
    expect((await fetch(mac)).status).toBe(200);
  });

  test('no device is made by asking', async () => {
    const { body } = await ask('GET', '/devices?totalrows');
    await fetch('ffffff222222', { headers: { 'user-agent': 'Yealink SIP-T46S' } });
    expect((await ask('GET', '/devices?totalrows')).body).toBe(body);
    aMinuteLater();
  });

  test('other verbs are 405, without harm', async () => {
    const mac = await phone();
    for (const method of ['PUT', 'POST', 'DELETE']) {
      const answer = await bench.server.request(method, `//provision/${mac}-app.log`, { raw: 'log lines' });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const long = await bench.server.request('PUT', `//provision/${mac}-app.log`, { raw: 'x'.repeat(2_000_000) });
    expect([405, 413]).toContain(long.status);
    expect((await fetch(mac)).status).toBe(200);
  });
});

describe('a device with credentials (contract 20 §3.2)', () => {
  let mac: string;
  beforeAll(async () => {
    mac = await phone({ device_username: 'fetch', device_password: 'fetch-secret' });
  });

  test('is asked for them, by Digest and by Basic, in the name of its domain', async () => {
    const answer = await fetch(mac);
    expect([answer.status, answer.text]).toEqual([401, '']);
    const challenges = answer.headers.get('www-authenticate') ?? '';
    expect(challenges).toMatch(/Digest realm="[^"]+"/);
    expect(challenges).toContain(`Basic realm="${bench.acme.domain}"`);
  });

  test('gets its configuration for them, which names them', async () => {
    const answer = await fetch(mac, { basic: ['fetch', 'fetch-secret'] });
    expect(answer.status).toBe(200);
    expect(assignments(answer)).toMatchObject({
      'static.auto_provision.server.username': 'fetch',
      'static.auto_provision.server.password': 'fetch-secret',
    });
    expect((await fetch(`${mac}/phonebook.xml`)).status).toBe(401);
    expect((await fetch(`${mac}/phonebook.xml`, { basic: ['fetch', 'fetch-secret'] })).status).toBe(200);
  });

  test.each(['MD5', 'SHA-256'])('gets it by Digest with %s, each answer once', async (algorithm) => {
    const authorization = await digest(algorithm, 'fetch-secret');
    expect((await fetch(mac, { headers: { authorization } })).status).toBe(200);
    expect((await fetch(mac, { headers: { authorization } })).status).toBe(401);
    const wrong = await digest(algorithm, 'wrong');
    expect((await fetch(mac, { headers: { authorization: wrong } })).status).toBe(401);
    aMinuteLater();
  });

  test.each([
    'Basic !!!',
    'Basic',
    'Digest',
    'Digest username="fetch"',
    `Digest ${'a'.repeat(5000)}`,
    'Negotiate abc',
    'Bearer',
    'Bearer nonsense',
  ])('refuses %s', async (authorization) => {
    const answer = await fetch(mac, { headers: { authorization } });
    expect([401, 404]).toContain(answer.status);
    expect(answer.text).toBe('');
    aMinuteLater();
  });

  test('wrong ones count as misses of their address', async () => {
    for (let i = 0; i < 30; i += 1) expect((await fetch(mac, { basic: ['fetch', `guess-${i}`] })).status).toBe(401);
    const refused = await fetch(mac, { basic: ['fetch', 'fetch-secret'] });
    expect([refused.status, refused.text]).toEqual([429, '']);
    aMinuteLater();
    expect((await fetch(mac, { basic: ['fetch', 'fetch-secret'] })).status).toBe(200);
  });

  test('is shown to admins of its tenant, and is not there for those of others', async () => {
    expect((await fetch(mac, { token: bench.acme.adminToken })).status).toBe(200);
    expect((await fetch(mac, { token: bench.server.adminToken })).status).toBe(200);
    for (const token of [bench.acme.userToken, bench.other.adminToken, 'forged']) {
      expect((await fetch(mac, { token })).status).toBe(404);
    }
    aMinuteLater();
  });

  test('may have those of its tenant', async () => {
    const own = await phone();
    const provision = { http_auth_username: 'all', http_auth_password: 'all-secret' };
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { provision });
    expect((await fetch(own)).status).toBe(401);
    expect((await fetch(own, { basic: ['all', 'all-secret'] })).status).toBe(200);
    expect((await fetch(mac, { basic: ['all', 'all-secret'] })).status).toBe(401);
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { provision: null });
    expect((await fetch(own)).status).toBe(200);
    aMinuteLater();
  });

  async function digest(algorithm: string, password: string): Promise<string> {
    const challenges = (await fetch(mac)).headers.get('www-authenticate') ?? '';
    const one = challenges.split(/, (?=Digest|Basic)/).find((text) => text.includes(`algorithm=${algorithm}`)) ?? '';
    const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(one)?.[1] ?? '';
    const hash = (text: string) =>
      createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
        .update(text)
        .digest('hex');
    const [realm, nonce, uri] = [value('realm'), value('nonce'), `/provision/${mac}`];
    const proof = [hash(`fetch:${realm}:${password}`), nonce, '00000001', 'abc', 'auth', hash(`GET:${uri}`)];
    const fields = { username: 'fetch', realm, nonce, uri, response: hash(proof.join(':')), cnonce: 'abc' };
    const quoted = Object.entries(fields).map(([name, text]) => `${name}="${text}"`);
    return `Digest ${quoted.join(', ')}, algorithm=${algorithm}, qop=auth, nc=00000001`;
  }
});
