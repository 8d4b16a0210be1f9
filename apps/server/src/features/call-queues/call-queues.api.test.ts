import { alone } from '@strowger/sip/testing/alone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let next = 7000;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
  const body = { quota_call_queues: 500 };
  await server.request('PUT', `/tenants/${acme.tenantId}`, { token: server.adminToken, body });
}, 60_000);
afterAll(() => server?.close());

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/call_queues${path}`, { token, ...(body ? { body } : {}) });

const queue = (fields: object = {}) => {
  const number = String(next++);
  return { queue_name: `Queue ${number}`, queue_extension: number, ...fields };
};

async function make(fields: object = {}, token = acme.adminToken): Promise<string> {
  const made = await ask('POST', '', queue(fields), token);
  expect(made.status, made.text).toBe(200);
  return made.body;
}

const read = async (id: string, token = acme.adminToken) => (await ask('GET', `/${id}`, undefined, token)).body;

const errorsOf = async (fields: object) => {
  const answer = await ask('POST', '', queue(fields));
  return [answer.status, (answer.body.error?.details ?? []).map(({ field }: { field: string }) => field)];
};

const events = async (resource: string) => {
  const rows = await server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('events').select('data').where('type', '=', 'config.changed').orderBy('event_id').execute(),
  );
  return rows.map(({ data }) => data).filter((data) => JSON.stringify(data).includes(`"${resource}"`));
};

const agentsInStore = async () =>
  server.db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('call_center_agents').selectAll().execute());

describe('a call queue (contract 20 §5)', () => {
  it('is made with its defaults', async () => {
    expect(await read(await make())).toEqual({
      domain_uuid: expect.any(String),
      call_center_queue_uuid: expect.any(String),
      queue_name: expect.any(String),
      queue_extension: expect.any(String),
      queue_strategy: 'ring-all',
      queue_moh_sound: null,
      queue_greeting: null,
      queue_record_template: null,
      queue_time_base_score: 'queue',
      queue_time_base_score_sec: 0,
      queue_max_wait_time: 0,
      queue_max_wait_time_with_no_agent: 90,
      queue_max_wait_time_with_no_agent_time_reached: 30,
      queue_tier_rules_apply: false,
      queue_tier_rule_wait_second: 300,
      queue_tier_rule_wait_multiply_level: true,
      queue_tier_rule_no_agent_no_wait: false,
      queue_discard_abandoned_after: 900,
      queue_abandoned_resume_allowed: false,
      queue_announce_sound: null,
      queue_announce_frequency: 0,
      queue_announce_position_frequency: 0,
      queue_announce_position: false,
      queue_announce_holdtime: true,
      queue_announce_round_seconds: 0,
      queue_cid_prefix: null,
      queue_terminate_on_cancel: false,
      queue_agents_can_reject: true,
      queue_ring_progressively_delay: 10,
      queue_timeout_action: null,
      queue_exit_key: null,
      queue_description: null,
      queue_enabled: true,
      agent_count: 0,
      agents: [],
    });
  });

  it('takes "once" for the hold time as true, and every way to say false', async () => {
    const id = await make({ queue_announce_holdtime: 'once' });
    expect((await read(id)).queue_announce_holdtime).toBe(true);
    for (const no of [false, 'false', 0, '0']) {
      expect((await ask('PUT', `/${id}`, { queue_announce_holdtime: no })).body.queue_announce_holdtime).toBe(false);
      await ask('PUT', `/${id}`, { queue_announce_holdtime: true });
    }
  });

  it('is listed by name with its scalar fields and the count of its agents', async () => {
    const id = await make({ queue_name: 'aaa', agents: [{ agent_name: 'List One', agent_contact: '1001' }] });
    const [first] = (await ask('GET', '')).body;
    expect(first).toMatchObject({
      call_center_queue_uuid: id,
      queue_name: 'aaa',
      agent_count: 1,
      queue_exit_key: null,
    });
    expect(first).not.toHaveProperty('agents');
    const [seen] = (await ask('GET', `?tenant_id=${acme.tenantId}&search=aaa`, undefined, server.adminToken)).body;
    expect(seen.tenant_name).toBe('acme');
  });

  it.each([
    [{ queue_name: '' }, 'queue_name'],
    [{ queue_extension: '1' }, 'queue_extension'],
    [{ queue_strategy: 'nearest' }, 'queue_strategy'],
    [{ queue_max_wait_time: -1 }, 'queue_max_wait_time'],
    [{ queue_exit_key: '12' }, 'queue_exit_key'],
    [{ queue_timeout_action: 'jump:1001' }, 'queue_timeout_action'],
    [{ queue_greeting: '/etc/passwd' }, 'queue_greeting'],
    [{ queue_moh_sound: '../x' }, 'queue_moh_sound'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j', async (fields, field) => {
    expect(await errorsOf(fields)).toEqual([400, [field]]);
  });

  it.each([
    [{ agent_type: 'robot' }, 'agents.0.agent_type'],
    [{ agent_contact: 'user/x@y' }, 'agents[0].agent_contact'],
    [{ agent_status: 'Asleep' }, 'agents.0.agent_status'],
    [{ agent_password: 'abc' }, 'agents.0.agent_password'],
    [{ colour: 'red' }, 'agents[0].colour'],
  ])('refuses an agent with %j', async (fields, field) => {
    expect(await errorsOf({ agents: [{ agent_name: 'Wrong', ...fields }] })).toEqual([400, [field]]);
  });

  it('has a name and a number of its own in the domain', async () => {
    const { queue_name, queue_extension } = await read(await make());
    expect((await ask('POST', '', queue({ queue_name }))).status).toBe(409);
    const taken = await ask('POST', '', queue({ queue_extension }));
    expect([taken.status, taken.body.message]).toEqual([
      409,
      `Extension number ${queue_extension} is already in use by a Call Queue in this domain.`,
    ]);
    expect((await ask('POST', '', queue({ queue_name, queue_extension }), globex.adminToken)).status).toBe(200);
  });

  it('counts against the quota of its tenant', async () => {
    const tenant = await server.makeTenant('small');
    for (let count = 0; count < 5; count++) await make({}, tenant.adminToken);
    const over = await ask('POST', '', queue(), tenant.adminToken);
    expect([over.status, over.body.message]).toEqual([409, 'Call Queue quota limit reached for this tenant']);
  });

  it('is not deleted while something leads to it', async () => {
    const target = await make({ queue_name: 'Target' });
    const { queue_extension } = await read(target);
    const source = await make({ queue_name: 'Source', queue_timeout_action: `transfer:${queue_extension}` });
    const refused = await ask('DELETE', `/${target}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "Cannot delete 'Target': referenced by Call Queue(s): Source. Remove those references first.",
    ]);
    expect((await ask('DELETE', `/${source}`)).body).toBe(true);
    expect((await ask('DELETE', `/${target}`)).body).toBe(true);
  });

  it('is read by end users with the key, without PINs, and written by admins alone; tenants see their own', async () => {
    const id = await make({ agents: [{ agent_name: 'Secret Keeper', agent_contact: '1009', agent_password: '4321' }] });
    expect((await read(id)).agents[0].agent_password).toBe('4321');
    expect((await ask('GET', `/${id}`, undefined, acme.userToken)).status).toBe(403);
    const grant = { token: server.adminToken, body: { user_permission: 'call_queues' } };
    expect((await server.request('PUT', `/users/${acme.userId}`, grant)).status).toBe(200);
    const shown = await ask('GET', `/${id}`, undefined, acme.userToken);
    expect(shown.body.agents[0]).toMatchObject({ agent_name: 'Secret Keeper' });
    expect(shown.body.agents[0]).not.toHaveProperty('agent_password');
    expect((await ask('GET', '', undefined, acme.adminToken)).text).not.toMatch(alone('4321'));
    expect((await ask('PUT', `/${id}`, { queue_description: 'x' }, acme.userToken)).status).toBe(403);
    expect((await server.request('GET', '/call_queues')).status).toBe(401);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(method, `/${id}`, method === 'PUT' ? {} : undefined, globex.adminToken);
      expect(answer.status).toBe(404);
    }
    expect((await ask('GET', '', undefined, globex.adminToken)).text).not.toContain(id);
  });
});

describe('the agents of a queue', () => {
  const ann = { agent_name: 'Ann', agent_contact: 'user/1001@web.example.com' };

  it('are read by level, position and name, with their defaults and their contact as it was sent', async () => {
    const id = await make({
      agents: [
        { agent_name: 'Zoe', tier_level: 2 },
        { agent_name: 'Bob', tier_position: 2 },
        { agent_name: '' },
        { ...ann, agent_call_timeout: '30' },
      ],
    });
    const { agents, agent_count } = await read(id);
    expect(agents.map((agent: { agent_name: string }) => agent.agent_name)).toEqual(['Ann', 'Bob', 'Zoe']);
    expect(agent_count).toBe(3);
    expect(agents[0]).toEqual({
      call_center_agent_uuid: expect.any(String),
      call_center_tier_uuid: expect.any(String),
      agent_name: 'Ann',
      agent_type: 'callback',
      agent_contact: 'user/1001@web.example.com',
      agent_call_timeout: 30,
      agent_status: 'Available',
      agent_max_no_answer: 3,
      agent_wrap_up_time: 10,
      agent_reject_delay_time: 30,
      agent_busy_delay_time: 60,
      agent_no_answer_delay_time: 10,
      agent_description: null,
      agent_id: null,
      tier_level: 1,
      tier_position: 1,
      agent_password: null,
    });
    await ask('DELETE', `/${id}`);
  });

  it('serve several queues: matched by name and by uuid, updated by every save, kept while they serve elsewhere', async () => {
    const one = await make({ agents: [{ ...ann, agent_wrap_up_time: 5 }] });
    const two = await make({ agents: [{ agent_name: 'Ann', agent_wrap_up_time: 7, tier_level: 3 }] });
    const [inOne] = (await read(one)).agents;
    const [inTwo] = (await read(two)).agents;
    expect(inTwo).toMatchObject({ call_center_agent_uuid: inOne.call_center_agent_uuid, tier_level: 3 });
    expect(inOne).toMatchObject({ agent_wrap_up_time: 7, tier_level: 1, agent_contact: ann.agent_contact });
    const renamed = await ask('PUT', `/${two}`, {
      agents: [{ ...inTwo, agent_name: 'Anna', agent_password: '********' }],
    });
    expect(renamed.body.agents[0]).toMatchObject({ agent_name: 'Anna', tier_level: 3 });
    expect((await read(one)).agents[0].agent_name).toBe('Anna');
    await ask('DELETE', `/${two}`);
    expect((await read(one)).agents).toHaveLength(1);
    await ask('PUT', `/${one}`, { agents: [] });
    expect((await agentsInStore()).some(({ agent_name }) => agent_name === 'Anna')).toBe(false);
  });

  it('stay when the array is absent, and with their place when their row does not say one', async () => {
    const id = await make({ agents: [{ ...ann, tier_level: 4, tier_position: 2 }] });
    await ask('PUT', `/${id}`, { queue_description: 'x' });
    await ask('PUT', `/${id}`, { agents: [{ agent_name: 'Ann', agent_wrap_up_time: 1 }] });
    expect((await read(id)).agents).toMatchObject([{ tier_level: 4, tier_position: 2, agent_wrap_up_time: 1 }]);
    await ask('DELETE', `/${id}`);
  });

  it('change their status by a save; one equal to the stored status changes nothing', async () => {
    const id = await make({ agents: [ann] });
    const before = (await events('call_center_agents')).length;
    await ask('PUT', `/${id}`, { agents: [{ agent_name: 'Ann', agent_status: 'Available' }] });
    expect(await events('call_center_agents')).toHaveLength(before);
    await ask('PUT', `/${id}`, { agents: [{ agent_name: 'Ann', agent_status: 'On Break' }] });
    expect((await events('call_center_agents')).at(-1)).toMatchObject({ action: 'updated', changed: ['agent_status'] });
    await ask('DELETE', `/${id}`);
  });

  it('keep a PIN that comes back empty or masked until it is taken away, and never show it in audit or events', async () => {
    const id = await make({ agents: [{ ...ann, agent_password: '2468' }] });
    for (const agent_password of ['', null, '********', undefined]) {
      await ask('PUT', `/${id}`, { agents: [{ agent_name: 'Ann', agent_password }] });
      expect((await read(id)).agents[0].agent_password).toBe('2468');
    }
    const [stored] = (await agentsInStore()).filter(({ agent_name }) => agent_name === 'Ann');
    expect(stored?.agent_password).not.toMatch(alone('2468'));
    const audit = await server.request('GET', '/audit?limit=50', { token: server.adminToken });
    expect(audit.text).toContain('call_center_agents');
    expect(audit.text).not.toMatch(alone('2468'));
    await ask('PUT', `/${id}`, { agents: [{ agent_name: 'Ann', agent_password: 'none' }] });
    expect((await read(id)).agents[0].agent_password).toBeNull();
    await ask('DELETE', `/${id}`);
  });

  it('are not taken from another tenant, nor named twice, nor given the id of another', async () => {
    const theirs = await make({ agents: [{ agent_name: 'Theirs', agent_contact: '1001' }] }, globex.adminToken);
    const [agent] = (await read(theirs, globex.adminToken)).agents;
    const ours = await make({ agents: [{ ...agent, agent_name: 'Ours', agent_contact: '1002', agent_password: '' }] });
    expect((await read(ours)).agents[0].call_center_agent_uuid).not.toBe(agent.call_center_agent_uuid);
    expect((await read(theirs, globex.adminToken)).agents[0].agent_name).toBe('Theirs');
    expect(await errorsOf({ agents: [{ agent_name: 'Twice' }, { agent_name: 'Twice' }] })).toEqual([
      400,
      ['agents[1].agent_name'],
    ]);
    const id = await ask('PUT', `/${ours}`, {
      agents: [{ agent_name: 'Ours' }, { agent_name: 'New', agent_id: '1002' }],
    });
    expect(id.status).toBe(409);
    expect((await read(ours)).agents).toHaveLength(1);
  });
});
