import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { showCostsOfSpools } from '../charging/spool-costs.ts';
import { HTTP_KEY, textProvider, useTextBench } from '../transmissions/testing/text-bench.ts';

const WITHIN = { timeout: 15_000 };
const bench = useTextBench();
const { ask, made } = bench;

afterEach(() => {
  bench.provider.received.length = 0;
  bench.provider.reply = (response) => void response.end();
});

let called = 960_000;
const freshNumber = () => {
  called += 1;
  return `+441632${called}`;
};

const messagesWith = async (number: string, token?: string) =>
  (await ask('GET', `/sms/messages?thread=${encodeURIComponent(number)}`, undefined, token)).body;
const threads = async (token?: string) => (await ask('GET', '/sms/threads', undefined, token)).body;

async function until(number: string, status: string): Promise<void> {
  await expect.poll(async () => (await messagesWith(number))[0]?.status, WITHIN).toBe(status);
}

describe('sending a text message (contract 30 §23)', () => {
  it('answers the message, hands it to the provider, and shows it in its conversation', async () => {
    const to = freshNumber();
    const answer = await ask('POST', '/sms', { to, body: 'Grüße aus dem Büro' });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        ...{ sms_id: expect.any(Number), direction: 'outbound', from_number: '', to_number: to, thread_key: to },
        ...{ body: 'Grüße aus dem Büro', status: expect.stringMatching(/^(queued|sent)$/), error: '' },
        created: expect.any(Number),
      },
    ]);
    await until(to, 'sent');
    expect(bench.provider.received).toHaveLength(1);
    const [request] = bench.provider.received;
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ to: to.slice(1), text: 'Grüße aus dem Büro' });
    expect(request?.headers.authorization).toBe(`Bearer ${HTTP_KEY}`);
    expect((await threads())[0]).toEqual({
      ...{ thread_key: to, last_body: 'Grüße aus dem Büro', last_direction: 'outbound', last_status: 'sent' },
      last_created: answer.body.created,
    });
    const [log] = (await ask('GET', `/transmissions/${answer.body.sms_id}/logs`)).body;
    expect(log).toMatchObject({ status: 'completed', service_flag: 4, provider_id: bench.providerId, amount_net: 1 });
    const { body: rows } = await ask('GET', `/audit?resource=transmissions&resource_id=${answer.body.sms_id}`);
    expect(rows).toMatchObject([{ action: 'send' }]);
  });

  it.each([
    ['to', { body: 'Hello' }],
    ['to', { to: 'nobody', body: 'Hello' }],
    ['body', { to: '+441632960001', body: '' }],
    ['body', { to: '+441632960001', body: 'x'.repeat(1601) }],
    ['from', { to: '+441632960001', body: 'Hello', from: '+441632960999' }],
  ])('is 400 for a bad %s', async (field, sent) => {
    const answer = await ask('POST', '/sms', sent);
    expect([answer.status, answer.body.error.details[0].field]).toEqual([400, field]);
  });

  it('takes what just fits', async () => {
    const to = freshNumber();
    expect((await ask('POST', '/sms', { to, body: 'é'.repeat(1600) })).status).toBe(200);
    await until(to, 'sent');
  });

  it('is 401 for whoever has not logged in', async () => {
    const { server } = bench;
    expect((await server.request('POST', '/sms', { body: { to: freshNumber(), body: 'Hello' } })).status).toBe(401);
    expect((await server.request('GET', '/sms/threads')).status).toBe(401);
    expect((await server.request('GET', '/sms/messages?thread=1')).status).toBe(401);
  });

  it('is 404 where no provider leads there; the message is kept as failed', async () => {
    const answer = await ask('POST', '/sms', { to: '+33123456789', body: 'Bonjour' });
    expect([answer.status, answer.body.message]).toEqual([404, 'No provider available']);
    expect(await messagesWith('+33123456789')).toMatchObject([{ status: 'failed', error: 'No provider available' }]);
    expect(bench.provider.received).toEqual([]);
  });

  it('goes to nobody who is not to be contacted', async () => {
    const to = freshNumber();
    await made('/contact_dncs', { phone: to });
    const { status, body } = await ask('POST', '/sms', { to: `00${to.slice(1)}`, body: 'Offer' });
    expect([status, body]).toMatchObject([200, { status: 'failed', error: 'Do not call' }]);
    await bench.look();
    expect(bench.provider.received).toEqual([]);
  });

  it('is 402 without credit, until there is a top-up; nothing is kept', async () => {
    const { adminToken } = bench.server;
    const quota = (quota_limit: number) =>
      ask('PUT', `/billing/quota/${bench.acme.tenantId}`, [{ resource_id: 18, quota_limit }], adminToken);
    const to = freshNumber();
    expect((await quota(0)).status).toBe(200);
    const units = { unit_first_block: 1, unit_increment: 1, unit_billing_block: 1, unit_block_rate: 0.05 };
    const rate = { name: 'texts', destination_id: '44', service_flag: 4, ...units };
    await made('/rates', rate, adminToken);
    expect((await ask('POST', '/sms', { to, body: 'Hello' })).status).toBe(402);
    expect(await messagesWith(to)).toEqual([]);
    const payment = { tenant_id: bench.acme.tenantId, description: 'top-up', paid_amount: 10 };
    await made('/payments', payment, adminToken);
    expect((await ask('POST', '/sms', { to, body: 'Hello' })).status).toBe(200);
    await until(to, 'sent');
  });
});

describe('what a provider makes of it', () => {
  it('a refusal for good fails with its reason, and is not tried again', async () => {
    bench.provider.reply = (response) => void response.writeHead(422).end('secret words');
    const to = freshNumber();
    const id = await program(to, { try_allowed: 3 });
    await bench.reads(id, 'failed');
    expect(await messagesWith(to)).toMatchObject([{ status: 'failed', error: 'the provider answered 422' }]);
    expect(await verbose(id)).toMatchObject({ response: 'the provider answered 422', try_done: 1 });
    bench.later(120);
    await bench.look();
    expect(bench.provider.received).toHaveLength(1);
  });

  it('one that may pass is tried again after the interval, as often as is allowed', async () => {
    bench.provider.reply = (response) => void response.writeHead(503).end();
    const id = await program(freshNumber(), { try_allowed: 2 });
    await expect.poll(async () => (await verbose(id)).try_done, WITHIN).toBe(1);
    await bench.reads(id, 'pending');
    await bench.look();
    expect(bench.provider.received).toHaveLength(1);
    bench.provider.reply = (response) => void response.end();
    bench.later(61);
    await bench.look();
    await bench.reads(id, 'completed');
    const keys = bench.provider.received.map(({ headers }) => headers['idempotency-key']);
    // The provider has answered the first one: a second with its key might get that answer again.
    expect(new Set(keys).size).toBe(2);
  });

  it.each([
    ['Hello', 1],
    ['a'.repeat(161), 2],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
  ])('a text is charged by its segments: %#', async (words, segments) => {
    const to = freshNumber();
    const { body } = await ask('POST', '/sms', { to, body: words });
    await until(to, 'sent');
    const [log] = (await ask('GET', `/transmissions/${body.sms_id}/logs`)).body;
    expect(log.amount_net).toBe(segments);
    const charges = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .selectFrom('charges')
        .select(['amount', 'number', 'service_flag'])
        .where('call_id', '=', `spool:${log.spool_id}`)
        .execute(),
    );
    expect(charges).toEqual([{ amount: segments, number: to.slice(1), service_flag: 4 }]);
    await bench.server.db.transaction({ kind: 'all' }, async (trx) => {
      const rated = { cost: 50_000 * segments, chargeable: segments };
      await trx.updateTable('charges').set(rated).where('call_id', '=', `spool:${log.spool_id}`).execute();
      await showCostsOfSpools(trx, [`spool:${log.spool_id}`]);
    });
    const [shown] = (await ask('GET', `/transmissions/${body.sms_id}/logs`)).body;
    expect(shown).toMatchObject({ cost: 0.05 * segments, rate: 0.05 });
  });

  it('tokens of the text are replaced before it goes', async () => {
    const contact_id = await made('/contacts', { phone: freshNumber(), first_name: 'Ada' });
    const id = await program(null, { contact_id }, 'Dear [transmission:contact:first_name] [user:password]!');
    await bench.reads(id, 'completed');
    expect(JSON.parse(bench.provider.received[0]?.body ?? '').text).toBe('Dear Ada !');
  });

  it('a process that dies after the provider took it leaves one that failed, sent once', async () => {
    bench.provider.reply = (response) => {
      bench.kill();
      response.end();
    };
    const id = await program(freshNumber());
    await expect.poll(() => bench.provider.received.length, WITHIN).toBe(1);
    await bench.restart();
    await bench.reads(id, 'failed');
    expect(await verbose(id)).toMatchObject({ response: 'SERVICE_RESTART', try_done: 1 });
    bench.later(120);
    await bench.look();
    expect(bench.provider.received).toHaveLength(1);
  });

  it('another try of what may have got there carries the same key, so that the provider sends it once', async () => {
    bench.provider.reply = (response) => {
      bench.kill();
      response.end();
    };
    const id = await program(freshNumber(), { try_allowed: 2 });
    await expect.poll(() => bench.provider.received.length, WITHIN).toBe(1);
    await bench.restart();
    await expect.poll(async () => (await verbose(id)).response, WITHIN).toBe('SERVICE_RESTART');
    bench.provider.reply = (response) => void response.end();
    bench.later(61);
    await bench.look();
    await bench.reads(id, 'completed');
    const [first, second, ...more] = bench.provider.received.map(({ headers }) => headers['idempotency-key']);
    expect([second, more]).toEqual([first, []]);
  });
});

describe('a text message that arrives (contract 30 §23)', () => {
  const arrive = (body: object, headers: Record<string, string>, providerId = bench.providerId) =>
    bench.server.request('POST', `/sms/inbound/${providerId}`, { raw: JSON.stringify(body), headers });
  const signed = (body: object, { at = bench.server.platform.now().getTime(), key = HTTP_KEY } = {}) => {
    const time = Math.floor(at / 1000);
    const mac = createHmac('sha256', key)
      .update(`${time}.${JSON.stringify(body)}`)
      .digest('hex');
    return { 'x-strowger-signature': `t=${time},v1=${mac}` };
  };
  const told = () =>
    bench.server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('events').select(['type', 'data']).where('type', 'like', 'sms.%').execute(),
    );
  const didOf = async (tenant: TestTenant) => {
    const phone = freshNumber();
    const { account_id } = await made('/dids', { phone, tenant_id: tenant.tenantId }, bench.server.adminToken);
    return { phone, account_id };
  };

  it('is kept for whose number it is, once, in the conversation that it answers', async () => {
    const [from, { phone, account_id }] = [freshNumber(), await didOf(bench.acme)];
    const programId = await made('/programs/receivesms', { phone });
    const sent = { from, to: phone.slice(1), text: 'STOP <b>& go</b>', reference: 'r-1' };
    const answers = await Promise.all([1, 2, 3].map(() => arrive(sent, signed(sent))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.sms_id)).size).toBe(1);
    await ask('POST', '/sms', { to: from, body: 'Answer' });
    const [arrived, answer] = await messagesWith(from);
    expect(arrived).toEqual({
      ...{ sms_id: answers[0]?.body.sms_id, direction: 'inbound', from_number: from, to_number: phone },
      ...{ body: 'STOP <b>& go</b>', status: 'received', error: '', thread_key: from, created: expect.any(Number) },
    });
    expect(answer).toMatchObject({ direction: 'outbound', body: 'Answer' });
    expect(await told()).toEqual(
      expect.arrayContaining([
        { type: 'sms.received', data: arrived },
        { type: 'sms.queued', data: expect.objectContaining({ thread_key: from, body: 'Answer' }) },
      ]),
    );
    expect((await ask('GET', `/transmissions/${arrived.sms_id}`)).body).toMatchObject({
      ...{ program_id: programId, account_id, service_flag: 4, direction: 'inbound', is_read: '0' },
    });
  });

  it('is refused to whoever does not know the key, whose proof is old, and where no provider is', async () => {
    const { phone } = await didOf(bench.acme);
    const sent = { from: freshNumber(), to: phone, text: 'Hello' };
    const other = { ...sent, text: 'Other' };
    const now = bench.server.platform.now().getTime();
    const unknown = await arrive(sent, signed(sent), 999_999);
    for (const headers of [
      {},
      signed(sent, { key: 'guess' }),
      signed(other),
      signed(sent, { at: now - 301_000 }),
      signed(sent, { key: '' }),
      { 'x-strowger-signature': 'v1=none' },
      { authorization: 'Bearer guess' },
      { authorization: 'Bearer ' },
    ]) {
      const answer = await arrive(sent, headers);
      expect([answer.status, answer.text], JSON.stringify(headers)).toEqual([404, unknown.text]);
    }
    expect(await messagesWith(sent.from)).toEqual([]);
    expect((await arrive(sent, { authorization: `Bearer ${HTTP_KEY}` })).status).toBe(200);
    expect((await arrive(sent, signed(sent))).status).toBe(200);
  });

  it('is 404 for a number that is nobody’s, 400 for what is none', async () => {
    const sent = { from: freshNumber(), to: '+441632000000', text: 'Hello' };
    expect((await arrive(sent, signed(sent))).status).toBe(404);
    const bad = { from: freshNumber(), to: '+441632000000' };
    expect((await arrive(bad, signed(bad))).status).toBe(400);
    const raw = 'from=1&to=2';
    const proof = { authorization: `Bearer ${HTTP_KEY}` };
    const answer = await bench.server.request('POST', `/sms/inbound/${bench.providerId}`, { raw, headers: proof });
    expect(answer.status).toBe(400);
  });

  it('comes by a tenant’s own provider to his numbers alone', async () => {
    const globex = await bench.server.makeTenant('globex');
    const own = textProvider('https://texts.example.com/', { tenant_id: globex.tenantId, name: 'own' });
    const providerId = await made('/providers', own, bench.server.adminToken);
    const [ours, theirs] = [await didOf(globex), await didOf(bench.acme)];
    const proof = { authorization: `Bearer ${HTTP_KEY}` };
    const from = freshNumber();
    expect((await arrive({ from, to: theirs.phone, text: 'Hello' }, proof, providerId)).status).toBe(404);
    expect((await arrive({ from, to: ours.phone, text: 'Hello' }, proof, providerId)).status).toBe(200);
    expect(await messagesWith(from)).toEqual([]);
    expect(await messagesWith(from, globex.adminToken)).toHaveLength(1);
  });
});

describe('conversations', () => {
  it('are of end users their own, of a tenant’s admins all of his, of super admins everybody’s', async () => {
    const { acme, server } = bench;
    const rival = await server.makeTenant('initech');
    const [his, hers] = [freshNumber(), freshNumber()];
    await ask('POST', '/sms', { to: his, body: 'By the user' }, acme.userToken);
    await ask('POST', '/sms', { to: hers, body: 'By the admin' }, acme.adminToken);
    const seen = async (token: string) =>
      (await Promise.all([his, hers].map((to) => messagesWith(to, token)))).map((list: unknown[]) => list.length);
    expect(await seen(acme.userToken)).toEqual([1, 0]);
    expect(await seen(acme.adminToken)).toEqual([1, 1]);
    expect(await seen(server.adminToken)).toEqual([1, 1]);
    expect(await seen(rival.adminToken)).toEqual([0, 0]);
    expect(await threads(rival.adminToken)).toEqual([]);
    const keys = (await threads(acme.userToken)).map(({ thread_key }: { thread_key: string }) => thread_key);
    expect(keys).toEqual([his]);
  });

  it('are named by a number, however it is written', async () => {
    const to = freshNumber();
    await ask('POST', '/sms', { to: `${to.slice(0, 3)} (0)${to.slice(3)}`, body: 'Hello' });
    expect((await ask('GET', `/sms/messages?thread=${to.slice(0, 3)}0${to.slice(3)}`)).body).toHaveLength(1);
    for (const path of ['/sms/messages', '/sms/messages?thread=', '/sms/messages?thread=abc']) {
      expect((await ask('GET', path)).status, path).toBe(400);
    }
  });
});

const verbose = async (id: number) => (await ask('GET', `/transmissions/${id}/status?verbose`)).body;

/** A text message that a program sends at once. */
async function program(phone: string | null, more: object = {}, message = 'Hello'): Promise<number> {
  const transmission_data = { ...(phone === null ? {} : { phone }), ...more };
  return made('/programs/sendsms/transmissions', { program_data: { message }, transmission_data });
}
