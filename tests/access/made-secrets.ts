import { expect } from 'vitest';
import { codeShown } from '../../apps/server/src/features/second-factor/testing/authenticator-app.ts';
import { type ApiClient, apiClient, field, tokenOf } from '../system/api-client.ts';
import { USER_PASSWORD } from '../system/tenant.ts';
import { mailNamed } from './secret-mails.ts';
import type { SecretWorld } from './secret-world.ts';

/** Makes a secret of every kind that the product has. @returns values of the path parameters that lead to them */
export async function makeSecrets(world: SecretWorld): Promise<Record<string, string>> {
  const { tenant, keep } = world;
  await settings(world);
  await passwords(world);
  const extension = await tenant.addExtension('1001', { user_id: tenant.userId });
  keep('SIP password', extension.password);
  const parameters = {
    user_id: String(tenant.userId),
    userid: String(tenant.userId),
    tenant_id: String(tenant.tenantId),
    extension_uuid: extension.uuid,
    ...(await secondFactor(world)),
    ...(await apiKey(world)),
    ...(await integration(world)),
    ...(await webhook(world)),
    ...(await identityProvider(world)),
    ...(await phone(world, extension.uuid)),
    ...(await queue(world)),
    ...(await trunk(world)),
  };
  await resetCode(world);
  await tokens(world);
  await errors(world);
  return parameters;
}

async function settings({ admin, tenant, keep, made }: SecretWorld): Promise<void> {
  await made(admin, 'PUT', '/settings', {
    webhook_private_targets: true,
    sso_private_issuers: true,
    turn_urls: 'turn:turn.example.com',
    turn_secret: keep('turn secret', 'Turn-Secret-Recognised-1'),
    transcription_api_key: keep('key of the transcriber', 'Transcriber-Key-Recognised-1'),
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

async function passwords({ tenant, server, keep, made, refused }: SecretWorld): Promise<void> {
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
async function secondFactor({ admin, tenant, server, keep, made }: SecretWorld): Promise<Record<string, string>> {
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
  keep('mailed code', /^ {4}(\d{6})\r?$/m.exec(await mailNamed(server, 'mfa-code'))?.[1]);
  return {};
}

async function apiKey({ tenant, server, keep, made }: SecretWorld): Promise<Record<string, string>> {
  const headers = { 'idempotency-key': 'key-1' };
  const body = await made(tenant.asTenantAdmin, 'POST', '/api_keys', { name: 'robot' }, headers);
  const key = keep('API key', field(body, 'api_key'));
  await made(apiClient(server.url), 'GET', '/get_user', undefined, { 'x-api-key': key });
  return { api_key_id: String(field(body, 'api_key_id')) };
}

/** A program's account, used rightly and wrongly. */
async function integration({
  admin,
  tenant,
  server,
  keep,
  made,
  refused,
}: SecretWorld): Promise<Record<string, string>> {
  const password = keep('password of an integration identity', 'Identity-Recognised-Secret-9');
  const headers = { 'idempotency-key': 'identity-1' };
  const username = 'secretive-host';
  const identity = await made(tenant.asTenantAdmin, 'POST', '/integration_identities', { username, password }, headers);
  const id = String(field(identity, 'identity_id'));
  const access_hash = keep('access hash', field(identity, 'access_hash'));
  const rotated = await made(tenant.asTenantAdmin, 'POST', `/integration_identities/${id}/rotate`, {
    type: 'access_hash',
  });
  keep('rotated access hash', field(rotated, 'secret'));
  await made(admin, 'POST', '/integration_whitelist', { cidr: '127.0.0.1' });
  const program = apiClient(server.url);
  await made(program, 'POST', '/integration/v1/versions', { username, password, access_hash, remark: password });
  const gateway_password = keep('password of a gateway that was not made', 'Gateway-Recognised-Secret-10');
  await refused(program, 'POST', '/integration/v1/gateways/provision', { access_hash, gateway_password });
  return { identity_id: id };
}

async function webhook({ tenant, keep, made }: SecretWorld): Promise<Record<string, string>> {
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

async function identityProvider({ tenant, keep, made }: SecretWorld): Promise<Record<string, string>> {
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

async function queue({ tenant, keep, made }: SecretWorld): Promise<Record<string, string>> {
  const agent_password = keep('PIN of an agent', '90817263541');
  const uuid = await made(tenant.asTenantAdmin, 'POST', '/call_queues', {
    queue_name: 'Recognised',
    queue_extension: '6100',
    agents: [{ agent_name: 'Ann', agent_contact: '1001', agent_password }],
  });
  return { call_center_queue_uuid: String(uuid) };
}

async function trunk({ admin, tenant, keep, made }: SecretWorld): Promise<Record<string, string>> {
  const id = await made(admin, 'POST', '/providers', {
    name: 'Recognised carrier',
    tenant_id: tenant.tenantId,
    type: 'sip',
    host: '192.0.2.210',
    password: keep('password of a provider', 'Provider-Recognised-Secret-17'),
    httpkey: keep('key of a provider', 'Provider-Recognised-Secret-18'),
  });
  const password = keep('changed password of a provider', 'Provider-Recognised-Secret-19');
  await made(admin, 'PUT', `/providers/${id}`, { password });
  const gateway = field(await made(admin, 'GET', `/providers/${id}`), 'fpbx_gateway_uuid');
  return { provider_id: String(id), gateway_uuid: String(gateway) };
}

async function phone({ tenant, server, keep, made }: SecretWorld, extension: string): Promise<Record<string, string>> {
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

async function resetCode({ server, keep, made }: SecretWorld): Promise<void> {
  await made(apiClient(server.url), 'POST', '/forgot_password', { email: 'changing@secretive.example.com' });
  const mail = await mailNamed(server, 'password-reset');
  const code = keep('reset code', /code=([\w-]{43})/.exec(mail)?.[1]);
  const password = keep('password set by code', 'Fourth-Recognised-Secret-10');
  await made(apiClient(server.url), 'PUT', '/update_password', { code, password });
}

async function tokens({ tenant, server, keep, made, refused, errorAnswers }: SecretWorld): Promise<void> {
  const token = keep('token', await tokenOf(server.url, `user@${tenant.domain}`, USER_PASSWORD));
  const answer = await made(tenant.asTenantAdmin, 'GET', `/users/${tenant.userId}/token`);
  keep('token of an impersonator', field(answer, 'token'));
  const stream = await fetch(`${server.url}/api/events?access_token=${token}&types=no.such`);
  errorAnswers.push({ name: 'error of GET /events', text: await stream.text() });
  await refused(apiClient(server.url, `${token}x`), 'GET', '/get_user');
}

/** Requests that fail with a secret in them. */
async function errors({ admin, tenant, server, keep, refused, secrets }: SecretWorld): Promise<void> {
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
