import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf } from '../isolation/openapi-operations.ts';
import { type Answer, type ApiClient, apiClient } from '../system/api-client.ts';
import { makeSecrets } from './made-secrets.ts';
import { outbox } from './secret-mails.ts';
import { type AllowedPlace, databasePlaces, findSecrets, type Place } from './secret-search.ts';
import { openSecretWorld, type SecretWorld } from './secret-world.ts';

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
  {
    secret: 'SIP password',
    place: /^GET \/accounts\/(my|\{account_id\}|\{account_id\}\/provisioning) as [UTA]$/,
    line: '30 §8: "`pbx_password` only to the owner and admins"',
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

let world: SecretWorld;
let parameters: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await openSecretWorld();
  parameters = await makeSecrets(world);
}, 180_000);
afterAll(() => world.close());

/** What every GET of the document answers to callers of every kind. */
async function readAnswers(): Promise<Place[]> {
  const { server, tenant, admin } = world;
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
    expect(new Set(world.secrets.map((secret) => secret.value)).size).toBe(world.secrets.length);
    expect(world.secrets.length).toBeGreaterThan(20);
  });

  it('in what any GET answers, lists and exports, audit and activities included', { timeout: 120_000 }, async () => {
    const places = await readAnswers();
    expect(findSecrets(world.secrets, places, ALLOWED)).toEqual([]);
    // The search finds what is there.
    expect(findSecrets(world.secrets, places, [])).toContain(
      'SIP password in GET /fpbx_extensions/{extension_uuid} as T',
    );
    const audit = places.find((place) => place.name === 'GET /audit as T')?.text;
    expect(audit).toContain('changing@secretive.example.com');
  });

  it('in errors', () => {
    expect(world.errorAnswers.length).toBeGreaterThan(8);
    expect(findSecrets(world.secrets, world.errorAnswers, ALLOWED)).toEqual([]);
  });

  it('in the log of the server at its most talkative', () => {
    const log = { name: 'log', text: world.server.output() };
    expect(log.text).toContain('/authenticate');
    expect(findSecrets(world.secrets, [log], ALLOWED)).toEqual([]);
  });

  it('in any column of the database', async () => {
    const places = await databasePlaces(world.db);
    expect(places.find((place) => place.name === 'database public.users')?.text).toContain('changing@secretive');
    expect(places.length).toBeGreaterThan(30);
    expect(findSecrets(world.secrets, places, ALLOWED)).toEqual([]);
  });

  it('in mails, but for the codes they carry', () => {
    expect(findSecrets(world.secrets, outbox(world.server), ALLOWED)).toEqual([]);
  });

  it('in metrics', async () => {
    const text = await (await fetch(`${world.server.url}/metrics`)).text();
    expect(text).toContain('strowger_http_requests_total');
    expect(findSecrets(world.secrets, [{ name: 'metrics', text }], ALLOWED)).toEqual([]);
  });

  it('in events', () => {
    expect(world.events.events.length).toBeGreaterThan(5);
    const heard = { name: 'events', text: JSON.stringify(world.events.events) };
    expect(findSecrets(world.secrets, [heard], ALLOWED)).toEqual([]);
  });
});
