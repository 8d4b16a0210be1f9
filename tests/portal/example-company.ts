import { Office } from '../calls/office.ts';
import type { Subscriber } from '../calls/subscriber.ts';
import type { Phones } from '../phones/use-phones.ts';
import { type ApiClient, expectStatus, field, rowsOf } from '../system/api-client.ts';
import { makeExampleFaxes } from './example-faxes.ts';
import { handling, ROUTES } from './example-handling.ts';
import { makeExampleMessages } from './example-messages.ts';
import { OTHER_COMPANIES, OUTSIDE, PEOPLE, STAFF } from './example-people.ts';
import type { Portal } from './use-portal.ts';

type Fields = Readonly<Record<string, unknown>>;

const NO_LIMIT = -1;
const QUOTAS = [
  'quota_extensions',
  'quota_devices',
  'quota_ring_groups',
  'quota_call_queues',
  'quota_conferences',
  'quota_ivr_menus',
  'quota_voicemails',
  'quota_music_on_hold',
];
const DESK_PHONES = ['yealink/t46s', 'yealink/t54w', 'yealink/t43u'];

/** A company with something of everything, as its people know it. */
export interface ExampleCompany {
  readonly office: Office;
  readonly asAdmin: ApiClient;
  /** By number. */
  readonly subscribers: ReadonlyMap<string, Subscriber>;
  /** The id of an object of this list of the API; undefined: none was made. */
  idOf(list: string): string | undefined;
  /** Notes an object that came to be without a POST: a call, a role. */
  note(list: string, id: string | number): void;
}

/** Makes it over the API, out of the tenant of `portal`. */
export async function makeExampleCompany(portal: Portal, phones: Phones): Promise<ExampleCompany> {
  const { asProvider, server, tenant } = portal;
  const { tenantId, domain } = tenant;
  const call = tenant.asTenantAdmin;
  const ids = new Map<string, string>([
    ['tenants', String(tenantId)],
    ['users', String(tenant.userId)],
    ['roles', '3'],
  ]);
  const make = async (list: string, fields: Fields, as: ApiClient = call): Promise<string> => {
    const answer = await as('POST', `/${list}`, fields);
    if (answer.status !== 200) throw new Error(`${list} ${JSON.stringify(fields)}: ${answer.status} ${answer.text}`);
    const { body } = answer;
    const id = String(field(body, list === 'fpbx_extensions' ? 'extension_uuid' : idName(list)) ?? body);
    if (!ids.has(list)) ids.set(list, id);
    return id;
  };

  await nameTenant(portal);
  const office = new Office({
    admin: asProvider,
    phones,
    tenantId,
    domain,
    server: { host: '127.0.0.1', port: server.sipPort },
  });
  const subscribers = new Map<string, Subscriber>();
  for (const { number, first, last, does } of PEOPLE) {
    const names = {
      effective_caller_id_name: `${first} ${last}`,
      directory_first_name: first,
      directory_last_name: last,
    };
    const subscriber = await office.subscriber({ extension: number, ...names, description: does });
    subscribers.set(number, subscriber);
    if (!ids.has('fpbx_extensions')) ids.set('fpbx_extensions', subscriber.uuid);
    await make('voicemails', { voicemail_id: number, voicemail_mail_to: `${first.toLowerCase()}@${domain}` });
  }
  const uuidOf = (number: string) => subscribers.get(number)?.uuid;
  const assign = (number: string, user: number) =>
    call('POST', `/fpbx_extensions/${uuidOf(number)}/assign`, { user_id: user });
  expectStatus(await assign('201', tenant.adminUserId), 200);
  expectStatus(await assign('204', tenant.userId), 200);

  for (const [list, fields] of handling(domain)) await make(list, fields);
  for (const route of ROUTES) await make('inbound_routes', { tenant_id: tenantId, ...route }, asProvider);
  for (const contact of OUTSIDE) await make('contacts', contact);
  for (const [at, { number, first, last }] of PEOPLE.entries()) {
    const lines = [{ extension_uuid: uuidOf(number), line_number: '1' }];
    const address = `805ec0${(0xa1_37_5c + at * 0x1d).toString(16)}`;
    const model = { device_template: DESK_PHONES[at % DESK_PHONES.length], device_label: `${first} ${last}` };
    await make('devices', { device_address: address, ...model, lines });
  }
  await make('device_profiles', {
    device_profile_name: 'Front desk',
    keys: PEOPLE.map(({ number, first }, at) => ({
      category: 'memory',
      id: at + 1,
      type: 'blf',
      value: number,
      label: first,
    })),
  });
  await make('follow_me', {
    extension_uuid: uuidOf('206'),
    follow_me_enabled: true,
    destinations: [{ follow_me_destination: '+441632960206', follow_me_timeout: 20 }],
  });
  await makeExampleMessages(make);
  await makeExampleFaxes(make);
  await make('api_keys', { name: 'Customer database' });
  const identity = await call('POST', '/integration_identities', { username: 'lindqvist.billing' });
  ids.set('integration_identities', String(field(identity.body, 'identity_id')));
  const login = { name: 'Works login', issuer: 'https://login.works.example.com', client_id: 'portal' };
  await make('sso_providers', login);
  await make('webhooks', {
    url: `https://crm.${domain}/calls`,
    events: ['cdr.created', 'voicemail.*'],
    description: 'CRM',
  });
  ids.set('announcements', await makePlatform(asProvider, make));
  await makeRouting(tenantId, asProvider, make, (list, id) => ids.set(list, id));
  await makePrices(Number(ids.get('announcements')), asProvider, make);
  const [plan] = rowsOf(await call('GET', '/dialplans'));
  ids.set('dialplans', String(plan?.['dialplan_uuid']));
  return {
    office,
    asAdmin: call,
    subscribers,
    idOf: (list) => ids.get(list),
    note: (list, id) => ids.set(list, String(id)),
  };
}

/** What a made object calls its id where it is told whole. */
function idName(list: string): string {
  return `${list.replace(/s$/, '')}_id`;
}

async function nameTenant({ asProvider, tenant }: Portal): Promise<void> {
  const { tenantId, domain, adminUserId, userId } = tenant;
  const quotas = Object.fromEntries(QUOTAS.map((quota) => [quota, NO_LIMIT]));
  const company = { company: 'Lindqvist Instruments', phone: '+44 1632 960100', timezone: 'Europe/London', ...quotas };
  expectStatus(await asProvider('PUT', `/tenants/${tenantId}`, company), 200);
  const [admin, user] = [PEOPLE[0], PEOPLE[3]];
  const name = (person: (typeof PEOPLE)[number]) => ({ first_name: person.first, last_name: person.last });
  expectStatus(await asProvider('PUT', `/users/${adminUserId}`, name(admin)), 200);
  const held = { ...name(user), user_permission: HELD_BY_USERS };
  expectStatus(await asProvider('PUT', `/users/${userId}`, held), 200);
  for (const { first, last } of STAFF) {
    const email = `${first.toLowerCase()}@${domain}`;
    const body = { tenant_id: tenantId, email, password: 'Quite-Long-Secret-42', first_name: first, last_name: last };
    expectStatus(await asProvider('POST', '/users', body), 200);
  }
}

/** All that has a screen. */
const HELD_BY_USERS = [
  'fpbx_extension',
  'contacts',
  'groups',
  'contact_dnc',
  'campaigns',
  'send_fax',
  'receive_fax',
  'cover_page',
  'resources.fax_documents',
  'extension',
  'messaging',
  'conferences',
  'call_block',
  'music_on_hold',
  'realtime',
  'feature_codes',
  'devices',
  'voicemails',
  'follow_me',
  'ring_groups',
  'ivr_menus',
  'time_conditions',
  'call_flows',
  'inbound_routes',
  'call_queues',
  'providers',
  'fpbx_cdr',
  'extensions_cdr',
  'cdr_reports',
  'activities',
  'api_keys',
];

/**
 * What the provider has beside this tenant.
 * @returns the tenant that something is announced to
 */
async function makePlatform(
  asProvider: ApiClient,
  make: (list: string, fields: Fields, as: ApiClient) => Promise<string>,
): Promise<string> {
  const others: string[] = [];
  for (const { company, domain } of OTHER_COMPANIES) {
    const fields = { company, email: `office@${domain}`, domain_name: domain };
    others.push(String(expectStatus(await asProvider('POST', '/tenants', fields), 200).body));
  }
  const [announcedTo = ''] = others;
  const notice = { title: 'Maintenance on Sunday', message: 'The portal is renewed between 02:00 and 03:00.' };
  expectStatus(await asProvider('POST', `/announcement/${announcedTo}`, notice), 200);
  await make('providers', { name: 'Meridian Carrier', type: 'sip', host: '127.0.0.9' }, asProvider);
  const sso = {
    name: 'Company login',
    issuer: 'https://login.example.com',
    client_id: 'portal',
    client_secret: 'none',
  };
  await make('sso_providers', sso, asProvider);
  return announcedTo;
}

/** Ways out, numbers and what was paid. */
async function makeRouting(
  tenantId: number,
  asProvider: ApiClient,
  make: (list: string, fields: Fields, as: ApiClient) => Promise<string>,
  note: (list: string, id: string) => void,
): Promise<void> {
  const [provider] = rowsOf(await asProvider('GET', '/providers?type=sip'));
  const provider_id = provider?.['provider_id'];
  await make('routes', { name: 'United Kingdom', destination_id: '44', provider_id, cost: '0.0041' }, asProvider);
  note('destination', '44');
  await make('routes', { name: 'Everything else', destination_id: '*', provider_id, priority: 200 }, asProvider);
  const numbers = { phone: '+441632960999', first_name: 'Trade fair', tenant_id: tenantId };
  const did = expectStatus(await asProvider('POST', '/dids', numbers), 200).body;
  note('dids', String(field(did, 'account_id')));
  await make('cids', { phone: '+448081570999', first_name: 'Service line', tenant_id: tenantId }, asProvider);
  const paid = { tenant_id: tenantId, description: 'Invoice 2031', type: 'online_payment', paid_amount: 250 };
  await make('payments', paid, asProvider);
}

/** What calls cost, and who pays by it. @param subscriber a tenant whose limits nothing depends on */
async function makePrices(
  subscriber: number,
  asProvider: ApiClient,
  make: (list: string, fields: Fields, as: ApiClient) => Promise<string>,
): Promise<void> {
  const plan_id = Number(await make('plans', { name: 'Retail', description: 'What most companies pay' }, asProvider));
  const price = { plan_id, service_flag: 3, unit_first_block: 30, unit_increment: 6, unit_billing_block: 60 };
  const toBritain = { name: 'United Kingdom', destination_id: '44', unit_block_rate: 0.025, cost_connection: 0.05 };
  await make('rates', { ...price, ...toBritain }, asProvider);
  await make('rates', { ...price, name: 'All others', destination_id: '999', unit_block_rate: 0.5 }, asProvider);
  const office = { name: 'Office', description: 'Up to 25 people', plan_id, price: 49 };
  const package_id = Number(await make('packages', office, asProvider));
  await make('subscriptions', { tenant_id: subscriber, package_id }, asProvider);
}
