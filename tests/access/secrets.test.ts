import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeShown } from '../../apps/server/src/features/second-factor/testing/authenticator-app.ts';
import { operationsOf } from '../isolation/openapi-operations.ts';
import {
  type Answer,
  type ApiClient,
  apiClient,
  expectStatus,
  field,
  logInAsAdmin,
  tokenOf,
} from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { eventually } from '../system/eventually.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME, type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTenant, type TestTenant, USER_PASSWORD } from '../system/tenant.ts';
import { type AllowedPlace, databasePlaces, findSecrets, type Place, type Secret } from './secret-search.ts';

const ALLOWED: readonly AllowedPlace[] = [
  {
    secret: 'SIP password',
    place: /^GET \/fpbx_extensions\/\{extension_uuid\} as [TA]$/,
    line: '20 §0.6: "a single read gives them in clear to super admin and tenant admin"',
  },
  {
    secret: 'SIP password',
    place: /^GET \/device_lines\/\{device_line_uuid\} as [TA]$/,
    line: '20 §0.5: the same, of the line that is bound to it',
  },
  {
    secret: 'password of a device',
    place: /^GET \/devices\/\{device_uuid\} as [TA]$/,
    line: '20 §0.5: the same',
  },
  {
    secret: 'PIN of an agent',
    place: /^GET \/call_queues\/\{call_center_queue_uuid\} as [TA]$/,
    line: '20 §0.5: the same',
  },
  { secret: 'SIP password', place: /^GET \/softphone as U$/, line: 'the phone in his browser registers with it' },
  {
    secret: 'credential of an ICE server',
    place: /^GET \/softphone as [UTA]$/,
    line: 'setting ice_servers: "that browser phones are given, each with credentials of its own"',
  },
  { secret: 'reset code', place: /^outbox /, line: '10 §1.7: "mail: link …?code=<code>"' },
  { secret: 'mailed code', place: /^outbox /, line: '10 §1.8: "sends a 6-digit code by mail"' },
];

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let server: ServerProcess;
let admin: ApiClient;
let tenant: TestTenant;
let events: EventStream;
let parameters: Readonly<Record<string, string>>;
const secrets: Secret[] = [];
const errorAnswers: Place[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, log: silent });
  server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'trace' });
  admin = await logInAsAdmin(server.url);
  events = await EventStream.open(server.url, await tokenOf(server.url, ADMIN_USERNAME, ADMIN_PASSWORD));
  tenant = await makeTenant(server.url, admin, 'secretive');
  keep('password of the super admin', ADMIN_PASSWORD);
  keep('password given by an admin', USER_PASSWORD);
  await settings();
  await passwords();
  const extension = await tenant.addExtension('1001', { user_id: tenant.userId });
  keep('SIP password', extension.password);
  parameters = {
    user_id: String(tenant.userId),
    userid: String(tenant.userId),
    tenant_id: String(tenant.tenantId),
    extension_uuid: extension.uuid,
    ...(await secondFactor()),
    ...(await apiKey()),
    ...(await webhook()),
    ...(await identityProvider()),
    ...(await phone(extension.uuid)),
    ...(await queue()),
  };
  await resetCode();
  await tokens();
  await errors();
}, 180_000);
afterAll(async () => {
  events.close();
  await server.dispose();
  await db.close();
  await database.drop();
});

function keep(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.length < 6) throw new Error(`${name} was not made: ${String(value)}`);
  secrets.push({ name, value });
  return value;
}

const made = async (
  client: ApiClient,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => expectStatus(await client(method, path, body, headers), 200).body;

async function settings(): Promise<void> {
  await made(admin, 'PUT', '/settings', {
    webhook_private_targets: true,
    sso_private_issuers: true,
    turn_urls: 'turn:turn.example.com',
    turn_secret: keep('turn secret', 'Turn-Secret-Recognised-1'),
    ice_servers: [
      {
        urls: ['turn:ice.example.com'],
        username: 'ice',
        credential: keep('credential of an ICE server', 'Ice-Credential-Recognised-2'),
      },
    ],
    provision: { http_auth_password: keep('provisioning password of the platform', 'Provision-Recognised-3') },
  });
  await made(tenant.asTenantAdmin, 'PUT', `/tenants/${tenant.tenantId}/settings`, {
    disa_pin: keep('DISA PIN', '739184620573'),
    page_pin: keep('PIN of the page group', '850273649158'),
    provision: { http_auth_password: keep('provisioning password of the tenant', 'Provision-Recognised-4') },
  });
}

async function passwords(): Promise<void> {
  const email = 'changing@secretive.example.com';
  const first = keep('first password', 'First-Recognised-Secret-5');
  const body = { email, password: first };
  const userId = Number(await made(tenant.asTenantAdmin, 'POST', '/users', body, { 'idempotency-key': 'user-1' }));
  const second = keep('password set by an admin', 'Second-Recognised-Secret-6');
  await made(tenant.asTenantAdmin, 'PUT', `/users/${userId}/password`, { password: second });
  const user = apiClient(server.url, await tokenOf(server.url, email, second));
  const third = keep('own password', 'Third-Recognised-Secret-7');
  await made(user, 'PUT', '/password/users', { password: third, current_password: second });
  const basic = Buffer.from(`${email}:${third}`).toString('base64');
  await made(apiClient(server.url), 'GET', '/get_user', undefined, { authorization: `Basic ${basic}` });
  await refused(apiClient(server.url), 'POST', '/authenticate', {
    email,
    password: keep('wrong password', 'Wrong-Recognised-Secret-8'),
  });
}

/** One user with an app and recovery codes, another with mail. */
async function secondFactor(): Promise<Record<string, string>> {
  const addUser = async (email: string): Promise<ApiClient> => {
    await made(admin, 'POST', '/users', { tenant_id: tenant.tenantId, email, password: USER_PASSWORD });
    return apiClient(server.url, await tokenOf(server.url, email, USER_PASSWORD));
  };
  const byApp = await addUser('app@secretive.example.com');
  const secret = keep('TOTP secret', field(await made(byApp, 'POST', '/user/totpqrcode', {}), 'secret'));
  expect(await made(byApp, 'POST', '/user/totp/verify', { code: codeShown(secret, new Date()), secret })).toBe(true);
  const codes = field(await made(byApp, 'POST', '/user/totp/recovery_codes', {}), 'recovery_codes');
  if (!Array.isArray(codes)) throw new Error('there are no recovery codes');
  keep('recovery code', codes[0]);
  keep('used recovery code', codes[1]);
  expect(await made(byApp, 'POST', '/user/totp/verify', { code: codes[1] })).toBe(true);
  const pending = await addUser('pending@secretive.example.com');
  keep('pending TOTP secret', field(await made(pending, 'POST', '/user/totpqrcode', {}), 'secret'));
  const byMail = await addUser('mail@secretive.example.com');
  await made(byMail, 'POST', '/user/totpqrcode', { auth_type: 'email' });
  keep('mailed code', /^ {4}(\d{6})\r?$/m.exec(await mailNamed('mfa-code'))?.[1]);
  return {};
}

async function apiKey(): Promise<Record<string, string>> {
  const headers = { 'idempotency-key': 'key-1' };
  const body = await made(tenant.asTenantAdmin, 'POST', '/api_keys', { name: 'robot' }, headers);
  const key = keep('API key', field(body, 'api_key'));
  await made(apiClient(server.url), 'GET', '/get_user', undefined, { 'x-api-key': key });
  return { api_key_id: String(field(body, 'api_key_id')) };
}

async function webhook(): Promise<Record<string, string>> {
  const body = { url: 'http://127.0.0.1:9/in', events: ['user.status'] };
  const hook = await made(tenant.asTenantAdmin, 'POST', '/webhooks', body, { 'idempotency-key': 'hook-1' });
  keep('webhook secret', field(hook, 'secret'));
  const id = String(field(hook, 'webhook_id'));
  keep(
    'rotated webhook secret',
    field(await made(tenant.asTenantAdmin, 'POST', `/webhooks/${id}/rotate`, {}), 'secret'),
  );
  const delivery = await made(tenant.asTenantAdmin, 'POST', `/webhooks/${id}/test`, {});
  return { webhook_id: id, delivery_id: String(field(delivery, 'delivery_id')) };
}

async function identityProvider(): Promise<Record<string, string>> {
  const body = {
    name: 'house',
    issuer: 'http://127.0.0.1:9',
    client_id: 'strowger',
    client_secret: keep('client secret of an identity provider', 'Client-Recognised-Secret-9'),
  };
  const provider = await made(tenant.asTenantAdmin, 'POST', '/sso_providers', body, { 'idempotency-key': 'sso-1' });
  const id = typeof provider === 'number' ? provider : field(provider, 'sso_provider_id');
  return { sso_provider_id: String(id) };
}

async function queue(): Promise<Record<string, string>> {
  const agent_password = keep('PIN of an agent', '90817263541');
  const uuid = await made(tenant.asTenantAdmin, 'POST', '/call_queues', {
    queue_name: 'Recognised',
    queue_extension: '6100',
    agents: [{ agent_name: 'Ann', agent_contact: '1001', agent_password }],
  });
  return { call_center_queue_uuid: String(uuid) };
}

async function phone(extension: string): Promise<Record<string, string>> {
  const settings = (value: string) => [{ name: 'admin_password', value }];
  const profile = await made(tenant.asTenantAdmin, 'POST', '/device_profiles', {
    device_profile_name: 'desk',
    settings: settings(keep('phone password of a profile', 'Profile-Recognised-Secret-13')),
  });
  const device = await made(tenant.asTenantAdmin, 'POST', '/devices', {
    device_address: '001565fedcba',
    device_template: 'yealink/t46s',
    device_profile_uuid: profile,
    device_username: 'fetch',
    device_password: keep('password of a device', 'Device-Recognised-Secret-14'),
    settings: settings(keep('phone password of a device', 'Phone-Recognised-Secret-15')),
    lines: [
      { line_number: '1', extension_uuid: extension },
      { line_number: '2', user_id: 'trunk', password: keep('password of a line', 'Line-Recognised-Secret-16') },
    ],
  });
  const login = Buffer.from('fetch:Device-Recognised-Secret-14').toString('base64');
  const served = await fetch(`${server.url}/provision/001565fedcba.cfg`, {
    headers: { authorization: `Basic ${login}` },
  });
  expect(await served.text()).toContain('Phone-Recognised-Secret-15');
  const lines = field(await made(tenant.asTenantAdmin, 'GET', `/devices/${device}`), 'lines');
  const [line] = Array.isArray(lines) ? lines : [];
  return {
    device_uuid: String(device),
    device_profile_uuid: String(profile),
    device_line_uuid: String(field(line, 'device_line_uuid')),
  };
}

async function resetCode(): Promise<void> {
  await made(apiClient(server.url), 'POST', '/forgot_password', { email: 'changing@secretive.example.com' });
  const mail = await mailNamed('password-reset');
  const code = keep('reset code', /code=([\w-]{43})/.exec(mail)?.[1]);
  const password = keep('password set by code', 'Fourth-Recognised-Secret-10');
  await made(apiClient(server.url), 'PUT', '/update_password', { code, password });
}

async function tokens(): Promise<void> {
  const token = keep('token', await tokenOf(server.url, `user@${tenant.domain}`, USER_PASSWORD));
  const answer = await made(tenant.asTenantAdmin, 'GET', `/users/${tenant.userId}/token`);
  keep('token of an impersonator', field(answer, 'token'));
  const stream = await fetch(`${server.url}/api/events?access_token=${token}&types=no.such`);
  errorAnswers.push({ name: 'error of GET /events', text: await stream.text() });
  await refused(apiClient(server.url, `${token}x`), 'GET', '/get_user');
}

/** Requests that fail with a secret in them. */
async function errors(): Promise<void> {
  const password = keep('password of a refused request', 'Refused-Recognised-Secret-11');
  const nobody = apiClient(server.url);
  await refused(nobody, 'POST', '/authenticate', { username: 'x', password, bogus: 1 });
  await refused(nobody, 'POST', '/authenticate', `{"username":"x","password":"${password}"`);
  await refused(nobody, 'PUT', '/update_password', { code: password, password });
  await refused(tenant.asTenantAdmin, 'POST', '/users', { email: 'y@x.example.com', password: 'short-12-recognised' });
  secrets.push({ name: 'password against the policy', value: 'short-12-recognised' });
  await refused(tenant.asTenantAdmin, 'PUT', `/users/${tenant.userId}`, { password: { inner: password } });
  await refused(tenant.asTenantAdmin, 'PUT', `/users/${tenant.userId}/password`, { password, bogus: password });
  await refused(admin, 'PUT', '/settings', { turn_secret: { inner: password } });
  await refused(tenant.asTenantAdmin, 'PUT', `/tenants/${tenant.tenantId}/settings`, { disa_pin: 'Refused-Pin-12' });
  secrets.push({ name: 'refused PIN', value: 'Refused-Pin-12' });
  await refused(nobody, 'GET', '/get_user', undefined, { 'x-api-key': password });
}

async function refused(
  client: ApiClient,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<void> {
  const answer = await client(method, path, body, headers);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  errorAnswers.push({ name: `error of ${method} ${path}`, text: answer.text });
}

function outbox(): Place[] {
  const directory = join(server.data, 'outbox');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => ({ name: `outbox ${name}`, text: readFileSync(join(directory, name), 'utf8') }));
}

/** The newest mail of a kind, its soft line breaks taken out (RFC 2045 §6.7). */
async function mailNamed(template: string): Promise<string> {
  const mails = await eventually(
    async () => outboxIfThere().filter((mail) => mail.name.includes(template)),
    (found) => found.length > 0,
    30_000,
  );
  const source = mails.at(-1)?.text ?? '';
  const text = source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return text.slice(text.indexOf('\r\n\r\n'));
}

function outboxIfThere(): Place[] {
  try {
    return outbox();
  } catch {
    return [];
  }
}

/** What every GET of the document answers to callers of every kind. */
async function readAnswers(): Promise<Place[]> {
  const clients: readonly (readonly [string, ApiClient])[] = [
    ['P', apiClient(server.url)],
    ['U', tenant.asUser],
    ['T', tenant.asTenantAdmin],
    ['A', admin],
  ];
  const document = (await apiClient(server.url)('GET', '/openapi.json')).body;
  // The token of an impersonator is made anew for each who asks; a stream does not end.
  const reads = operationsOf(document).filter(
    (o) => o.method === 'GET' && !o.streams && o.path !== '/users/{user_id}/token',
  );
  const places: Place[] = [];
  for (const { path } of reads) {
    const target = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? '1'));
    for (const [kind, client] of clients) {
      const answer: Answer = await client('GET', target);
      places.push({ name: `GET ${path} as ${kind}`, text: answer.text + JSON.stringify([...answer.headers]) });
    }
  }
  return places;
}

describe('the search', () => {
  const value = 'Looked-For-Secret-0';
  const around = (text: string) => [{ name: 'here', text: `before ${text} after` }];
  const found = (text: string) => findSecrets([{ name: 'it', value }], around(text), []);

  it.each([
    ['in clear', value],
    ['in hex', Buffer.from(value).toString('hex').toUpperCase()],
    ['in base64', Buffer.from(value).toString('base64')],
    ['within more base64', Buffer.from(`{"a":"${value}"}`).toString('base64')],
    ['within more base64url', Buffer.from(`["${value}"]`).toString('base64url')],
  ])('knows a secret %s', (_, text) => {
    expect(found(text)).toEqual(['it in here']);
  });

  it('knows when there is none', () => {
    expect(found('Looked-For-Secret')).toEqual([]);
  });
});

describe('no secret is read where the contract does not allow it (contract 00 "Security")', () => {
  it('among those that were made: every kind the product has', () => {
    expect(new Set(secrets.map((secret) => secret.value)).size).toBe(secrets.length);
    expect(secrets.length).toBeGreaterThan(20);
  });

  it('in what any GET answers, lists and exports, audit and activities included', { timeout: 120_000 }, async () => {
    const places = await readAnswers();
    expect(findSecrets(secrets, places, ALLOWED)).toEqual([]);
    // The search finds what is there.
    expect(findSecrets(secrets, places, [])).toContain('SIP password in GET /fpbx_extensions/{extension_uuid} as T');
    const audit = places.find((place) => place.name === 'GET /audit as T')?.text;
    expect(audit).toContain('changing@secretive.example.com');
  });

  it('in errors', () => {
    expect(errorAnswers.length).toBeGreaterThan(8);
    expect(findSecrets(secrets, errorAnswers, ALLOWED)).toEqual([]);
  });

  it('in the log of the server at its most talkative', () => {
    const log = { name: 'log', text: server.output() };
    expect(log.text).toContain('/authenticate');
    expect(findSecrets(secrets, [log], ALLOWED)).toEqual([]);
  });

  it('in any column of the database', async () => {
    const places = await databasePlaces(db);
    expect(places.find((place) => place.name === 'database public.users')?.text).toContain('changing@secretive');
    expect(places.length).toBeGreaterThan(30);
    expect(findSecrets(secrets, places, ALLOWED)).toEqual([]);
  });

  it('in mails, but for the codes they carry', () => {
    expect(findSecrets(secrets, outbox(), ALLOWED)).toEqual([]);
  });

  it('in metrics', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('strowger_http_requests_total');
    expect(findSecrets(secrets, [{ name: 'metrics', text }], ALLOWED)).toEqual([]);
  });

  it('in events', () => {
    expect(events.events.length).toBeGreaterThan(5);
    const heard = { name: 'events', text: JSON.stringify(events.events) };
    expect(findSecrets(secrets, [heard], ALLOWED)).toEqual([]);
  });
});
