import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type ApiClient, apiClient, expectStatus, field, logInAsAdmin } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTenant, type TestExtension, type TestTenant } from '../system/tenant.ts';
import { bodyThatReachesOver, foreignObjects, MARKER, SHARED_OBJECTS, type TestDelivery } from './foreign-objects.ts';
import { type Operation, operationsOf } from './openapi-operations.ts';

/** Contract 10 §12, column P. */
const PUBLIC = [
  'POST /authenticate',
  'POST /token_payload',
  'POST /forgot_password',
  'PUT /update_password',
  'GET /password_policy',
  'GET /users/{user_id}/media',
  'GET /branding/{tenant_id}/media',
  'GET /branding_public/{host}',
  'GET /branding_default',
  'GET /sso',
  'GET /sso/{sso_provider_id}/start',
  'GET /sso/{sso_provider_id}/callback',
  'POST /sms/inbound/{provider_id}',
  'GET /documents/{document_id}/{user_id}/media',
  'GET /messages/documents/{document_id}/{user_id}/media',
];

/** Made by calls and uploads. */
const NOTHING_YET = {
  voicemail_message_uuid: '00000000-0000-4000-8000-000000000001',
  voicemail_greeting_uuid: '00000000-0000-4000-8000-000000000002',
  file_name: 'nothing.wav',
};

let server: ServerProcess;
let admin: ApiClient;
let hidden: TestTenant;
let hiddenExtension: TestExtension;
let stranger: TestTenant;
let operations: Operation[];
let foreign: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startServer({ STROWGER_LOG: 'error' });
  admin = await logInAsAdmin(server.url);
  hidden = await makeTenant(server.url, admin, MARKER);
  stranger = await makeTenant(server.url, admin, 'stranger');
  hiddenExtension = await hidden.addExtension('1001', {
    display_name: MARKER,
    description: MARKER,
    user_id: hidden.userId,
  });
  await stranger.addExtension('1001', { user_id: stranger.userId });
  foreign = { ...foreignObjects(hidden, hiddenExtension, await leaveDelivery()), ...(await leaveWaysIn()) };
  foreign = { ...foreign, ...(await leavePhone()), ...(await leaveCallHandling()), ...(await leaveBooks()) };
  foreign = { ...foreign, ...(await leaveWaysOutside()) };
  foreign = { ...foreign, ...(await leaveTransmission()) };
  await leaveCallRecord();
  await leaveLook();
  operations = operationsOf((await apiClient(server.url)('GET', '/openapi.json')).body);
}, 120_000);

afterAll(() => server.dispose());

/** A webhook of the hidden tenant that is told of its own making. */
async function leaveDelivery(): Promise<TestDelivery> {
  const webhook = { url: `https://${MARKER}.invalid/`, events: ['config.changed'], description: MARKER };
  const made = expectStatus(await hidden.asTenantAdmin('POST', '/webhooks', webhook), 200);
  const webhookId = Number(field(made.body, 'webhook_id'));
  const answer = await eventually(
    () => hidden.asTenantAdmin('GET', `/webhooks/${webhookId}/deliveries`),
    (deliveries) => deliveries.text.includes('delivery_id'),
  );
  const [delivery] = Array.isArray(answer.body) ? answer.body : [];
  return { webhookId, deliveryId: Number(field(delivery, 'delivery_id')) };
}

/** An API key and a program's account of the hidden tenant, and an identity provider that the login page does not show. */
async function leaveWaysIn(): Promise<Readonly<Record<string, string>>> {
  const key = expectStatus(await hidden.asTenantAdmin('POST', '/api_keys', { name: MARKER }), 200);
  const provider = { name: MARKER, issuer: `https://${MARKER}.invalid`, client_id: MARKER, active: 0 };
  const made = expectStatus(await hidden.asTenantAdmin('POST', '/sso_providers', provider), 200);
  const program = expectStatus(
    await hidden.asTenantAdmin('POST', '/integration_identities', { username: MARKER }),
    200,
  );
  return {
    api_key_id: String(field(key.body, 'api_key_id')),
    sso_provider_id: String(made.body),
    identity_id: String(field(program.body, 'identity_id')),
  };
}

/** A phone of the hidden tenant with its line and profile. */
async function leavePhone(): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: unknown) =>
    String(expectStatus(await hidden.asTenantAdmin('POST', path, body), 200).body);
  const profile = await post('/device_profiles', { device_profile_name: MARKER });
  const device = await post('/devices', {
    device_address: '001565fedcba',
    device_label: MARKER,
    device_profile_uuid: profile,
  });
  const line = await post('/device_lines', {
    device_uuid: device,
    extension_uuid: hiddenExtension.uuid,
    label: MARKER,
  });
  return { device_uuid: device, device_profile_uuid: profile, device_line_uuid: line };
}

/** Objects of the hidden tenant that calls go through. */
async function leaveCallHandling(): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: unknown) =>
    String(expectStatus(await hidden.asTenantAdmin('POST', path, body), 200).body);
  const member = { destination_number: '1001', destination_description: MARKER };
  const group = { ring_group_name: MARKER, ring_group_extension: '6000', destinations: [member] };
  const agents = [{ agent_name: MARKER, agent_contact: '1001' }];
  const queue = { queue_name: MARKER, queue_extension: '6001', agents };
  const rule = { call_block_number: '0190*', call_block_name: MARKER, extension_uuid: hiddenExtension.uuid };
  const looked = { extension_uuid: hiddenExtension.uuid, cid_name_prefix: MARKER };
  return {
    ring_group_uuid: await post('/ring_groups', group),
    call_center_queue_uuid: await post('/call_queues', queue),
    call_block_uuid: await post('/call_block', rule),
    follow_me_uuid: await post('/follow_me', looked),
    music_on_hold_uuid: await post('/music_on_hold', { music_on_hold_name: MARKER }),
    recording_id: await post('/recordings', { name: MARKER }),
    document_id: await post('/documents', { name: MARKER }),
    coverpage_id: await leaveCoverPage(),
    contact_id: await post('/contacts', { first_name: MARKER, phone: '1' }),
    group_id: await post('/groups', { name: MARKER }),
    contact_dnc_id: await post('/contact_dncs', { first_name: MARKER, phone: '1' }),
    template_id: await post('/templates', { name: MARKER, subject: MARKER }),
    text_id: await post('/texts', { name: MARKER, data: MARKER }),
    conference_center_uuid: await post('/conferences', {
      conference_center_name: MARKER,
      conference_center_extension: '6003',
    }),
    voicemail_uuid: await post('/voicemails', { voicemail_id: '6002', voicemail_description: MARKER }),
    ...(await leaveMenus(post)),
    ...NOTHING_YET,
  };
}

async function leaveCoverPage(): Promise<string> {
  const cover = { title: MARKER, description: MARKER };
  const made = expectStatus(await hidden.asTenantAdmin('POST', '/coverpages', cover), 200);
  return String(field(made.body, 'coverpage_id'));
}

/** A program of the hidden tenant and a fax that was never sent. */
async function leaveTransmission(): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: unknown) =>
    String(expectStatus(await hidden.asTenantAdmin('POST', path, body), 200).body);
  const { document_id, contact_id } = foreign;
  const program_name = await post('/programs/sendfax', { name: MARKER, document_id });
  const transmission_id = await post('/transmissions', { program_id: program_name, contact_id, title: MARKER });
  expectStatus(await hidden.asTenantAdmin('PUT', `/transmissions/${transmission_id}/schedule`, { delay: 86_400 }), 200);
  const campaign_id = await post('/campaigns', {
    name: MARKER,
    program_id: program_name,
    group_id: foreign['group_id'],
  });
  return { program_name, program_id: program_name, transmission_id, campaign_id };
}

/** A provider, a route over it and numbers of the hidden tenant. */
async function leaveWaysOutside(): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: object) =>
    String(expectStatus(await admin('POST', path, { tenant_id: hidden.tenantId, ...body }), 200).body);
  const route = { destination_number: '+441632960900', destination_data: '1001', destination_description: MARKER };
  const provider_id = await post('/providers', { name: MARKER, type: 'sip', host: '192.0.2.200' });
  const over = { name: MARKER, destination_id: '4416', provider_id, service_flag: 1 };
  const registered = { tenant_id: hidden.tenantId, phone: '+441632960901', label: MARKER };
  const did = expectStatus(await admin('POST', '/dids', registered), 200);
  return {
    provider_id,
    gateway_uuid: String(field((await admin('GET', `/providers/${provider_id}`)).body, 'fpbx_gateway_uuid')),
    route_id: await post('/routes', over),
    account_id: String(field(did.body, 'account_id')),
    destination_id: '441632960901',
    destination_uuid: await post('/inbound_routes', route),
  };
}

async function leaveMenus(post: (path: string, body: unknown) => Promise<string>) {
  const option = { ivr_menu_option_digits: '1', ivr_menu_option_action: 'hangup' };
  const options = [{ ...option, ivr_menu_option_description: MARKER }];
  const menu = { ivr_menu_name: MARKER, ivr_menu_extension: '6010', options };
  const rules = [{ name: MARKER, match: { mon: '12' } }];
  return {
    ivr_menu_uuid: await post('/ivr_menus', menu),
    dialplan_uuid: await post('/time_conditions', { tc_name: MARKER, tc_extension: '6011', rules }),
    call_flow_uuid: await post('/call_flows', { call_flow_name: MARKER, call_flow_extension: '6012' }),
  };
}

/** A plan of the hidden tenant's alone, with its package, and what he paid. */
async function leaveBooks(): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: object) => String(expectStatus(await admin('POST', path, body), 200).body);
  const tenant_id = hidden.tenantId;
  const plan_id = await post('/plans', { name: MARKER, description: MARKER });
  // Its destination is everybody's, and called by its first name.
  const rate_id = await post('/rates', { plan_id, destination_id: '4416', name: 'walked' });
  const rate = expectStatus(await admin('PUT', `/rates/${rate_id}`, { name: MARKER }), 200);
  const package_id = await post('/packages', { name: MARKER, plan_id });
  return {
    plan_id,
    rate_id,
    package_id,
    deck_id: String(field(rate.body, 'deck_id')),
    import_id: '00000000-0000-4000-8000-000000000003',
    subscription_id: await post('/subscriptions', { tenant_id, package_id }),
    payment_id: await post('/payments', { tenant_id, description: MARKER, paid_amount: 1 }),
  };
}

/** Branding and announcement of the hidden tenant. */
async function leaveLook(): Promise<void> {
  const look = { tenant_id: hidden.tenantId, domain: `${MARKER}.example`, title: MARKER, footer: MARKER };
  expectStatus(await admin('POST', '/branding', look), 200);
  expectStatus(await hidden.asTenantAdmin('POST', '/announcement', { title: MARKER, message: MARKER }), 200);
}

/** A call record of the hidden tenant, by way of a journal file. */
async function leaveCallRecord(): Promise<void> {
  const directory = join(server.data, 'journal', 'import');
  mkdirSync(directory, { recursive: true });
  const line = `${MARKER},1001,1002,${hidden.domain},2024-01-15 10:30:00,,,5,0,NO_ANSWER,${MARKER}-call-1\n`;
  writeFileSync(join(directory, 'Master.csv'), line);
  expectStatus(await admin('POST', '/cdr_etl/run', {}), 200);
  await eventually(
    () => admin('GET', '/cdr'),
    (answer) => answer.text.includes(MARKER),
  );
}

function call(client: ApiClient, operation: Operation, query = ''): Promise<Answer> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = foreign[name] ?? SHARED_OBJECTS[name];
    if (value === undefined) throw new Error(`{${name}} of ${operation.path} is missing in foreign-objects.ts`);
    return encodeURIComponent(value);
  });
  if (operation.method === 'GET') return client('GET', `${path}${query}`);
  const body = operation.bodyIsList ? [] : bodyThatReachesOver(operation.bodyFields, foreign);
  return client(operation.method, `${path}${query}`, body);
}

const named = (operation: Operation) => `${operation.method} ${operation.path}`;

/** All that the hidden tenant's own admin sees of it. */
async function hiddenState(): Promise<string> {
  const paths = [
    `/tenants/${hidden.tenantId}`,
    `/tenants/${hidden.tenantId}/settings`,
    `/branding/${hidden.tenantId}`,
    `/announcement/${hidden.tenantId}`,
    '/users',
    `/users/${hidden.userId}`,
    `/users/${hidden.userId}/roles`,
    `/users/${hidden.userId}/permissions`,
    '/fpbx_extensions',
    `/fpbx_extensions/${hiddenExtension.uuid}`,
    `/fpbx_domains/${hidden.tenantId}`,
    '/inbound_routes',
    '/providers',
    '/gateways',
    '/routes',
    '/dids',
    '/cids',
    '/devices',
    '/device_profiles',
    '/device_lines',
    '/api_keys',
    '/sso_providers',
    '/integration_identities',
    '/recordings',
    '/documents',
    '/coverpages',
    '/contacts',
    '/groups',
    '/contact_dncs',
    '/accounts',
    '/templates',
    '/texts',
    '/campaigns',
    '/programs',
    '/transmissions',
    '/plans',
    '/rates',
    '/packages',
    '/subscriptions',
    '/payments',
    '/billing/quota',
    '/billing/ledger',
    '/cdr',
  ];
  const answers = await Promise.all(paths.map((path) => hidden.asTenantAdmin('GET', path)));
  return answers.map((answer) => `${answer.status} ${answer.text}`).join('\n');
}

describe('every endpoint of the OpenAPI document', () => {
  it('says who may call it, and has values for its parameters', () => {
    expect(operations.length).toBeGreaterThan(40);
    const unknown = operations.flatMap((o) => o.params.filter((p) => !(p in foreign) && !(p in SHARED_OBJECTS)));
    expect(unknown).toEqual([]);
  });

  it('is public only where the contract says so', () => {
    const open = operations.filter((o) => o.access === 'public').map(named);
    expect(open.toSorted()).toEqual([...PUBLIC].toSorted());
  });

  it('answers 401 without credentials, unless it is public', async () => {
    const open: string[] = [];
    for (const operation of operations.filter((o) => o.access !== 'public')) {
      const answer = await call(apiClient(server.url), operation);
      if (answer.status !== 401) open.push(`${named(operation)} → ${answer.status}`);
    }
    expect(open).toEqual([]);
  });

  it('answers 403 to a kind of caller it is not for', async () => {
    const open: string[] = [];
    for (const operation of operations) {
      if (operation.access === 'public') continue;
      const { callers } = operation.access;
      for (const [kind, client] of [
        ['T', stranger.asTenantAdmin],
        ['U', stranger.asUser],
      ] as const) {
        if (callers.includes(kind)) continue;
        const answer = await call(client, operation);
        if (answer.status !== 403) open.push(`${kind} ${named(operation)} → ${answer.status}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('answers 404 or 403 to another tenant’s people who name its objects in the path, and changes nothing', async () => {
    const before = await hiddenState();
    const open: string[] = [];
    for (const operation of operations.filter((o) => !o.streams && o.params.some((p) => p in foreign))) {
      for (const client of [stranger.asTenantAdmin, stranger.asUser]) {
        const answer = await call(client, operation);
        const closed = answer.status === 404 || answer.status === 403 || operation.access === 'public';
        if (!closed || answer.text.includes(MARKER)) open.push(`${named(operation)} → ${answer.status} ${answer.text}`);
      }
    }
    expect(open).toEqual([]);
    expect(await hiddenState()).toBe(before);
  });

  it('shows nothing of another tenant in a list, a count, a file or an error, whatever the query asks', {
    timeout: 180_000,
  }, async () => {
    const leaks: string[] = [];
    const queries = ['', `?tenant_id=${hidden.tenantId}`, `?search=${MARKER}`, `?domain=${hidden.domain}&leg=all`];
    for (const operation of operations.filter((o) => o.method === 'GET' && !o.streams)) {
      for (const query of queries) {
        for (const client of [stranger.asTenantAdmin, stranger.asUser]) {
          const answer = await call(client, operation, query);
          if (answer.text.toLowerCase().includes(MARKER) && !query.includes(MARKER)) {
            leaks.push(`${named(operation)}${query} → ${answer.text}`);
          }
          if (query.includes('search') && answer.text.includes(`${MARKER}.example.com`)) leaks.push(named(operation));
        }
      }
    }
    expect(leaks).toEqual([]);
  });

  it('refuses bodies that name another tenant’s objects, and changes nothing there', async () => {
    const before = await hiddenState();
    const accepted: string[] = [];
    for (const operation of operations.filter((o) => o.method !== 'GET' && o.access !== 'public')) {
      const reaches = operation.bodyFields.some((f) => f.name in foreign);
      for (const client of [stranger.asTenantAdmin, stranger.asUser]) {
        const answer = await call(client, operation);
        if (reaches && answer.status < 400) accepted.push(`${named(operation)} → ${answer.status} ${answer.text}`);
        if (answer.status >= 500) accepted.push(`${named(operation)} → ${answer.status}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(await hiddenState()).toBe(before);
  });

  it('lets the super admin see the hidden tenant: the walk looks for something that is there', async () => {
    const seen = await Promise.all(
      ['/tenants', '/users', '/fpbx_extensions', '/devices', '/cdr', '/fpbx_cdr', '/audit'].map((path) =>
        admin('GET', path),
      ),
    );
    for (const answer of seen) expect(answer.text).toContain(MARKER);
  });

  it('never answers 5xx or shows a stack, whatever ids a super admin makes up', async () => {
    const broken: string[] = [];
    const absent: Record<string, string> = { tenant_id: '2000000000', user_id: '2000000000', role_id: '2000000000' };
    for (const operation of operations.filter((o) => !o.streams && o.params.length > 0)) {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(
          absent[name] ?? (name.endsWith('uuid') ? '00000000-0000-4000-8000-000000000000' : '2000000000'),
        ),
      );
      const answer = await admin(operation.method, path, operation.method === 'GET' ? undefined : {});
      if (answer.status >= 500 || /\bat .*\.ts:\d+/.test(answer.text))
        broken.push(`${named(operation)} → ${answer.text}`);
    }
    expect(broken).toEqual([]);
  });
});
