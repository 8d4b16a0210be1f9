import { sql } from '@strowger/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../webhooks/testing/receiver.ts';
import { SMS_JOB, sendSmsNotice } from './sms-notice.ts';
import { useVoicemailBench } from './testing/voicemail-bench.ts';

const bench = useVoicemailBench();
const running = new AbortController().signal;

const TO = '+441632960777';

/** Two providers that say what they are told to; the first one is tried first. */
let first: Receiver;
let second: Receiver;
beforeAll(async () => {
  [first, second] = await Promise.all([startReceiver(), startReceiver()]);
  const provider = async (name: string, weight: number, host: string, more: object = {}) => {
    const body = { name, type: 'http', service_flag: 4, tenant_id: 0, weight, host, ...more };
    const { status, body: id } = await bench.ask('POST', '/providers', body, bench.server.adminToken);
    expect(status).toBe(200);
    const route = { name, destination_id: '44', provider_id: id, service_flag: 4, tenant_id: 0 };
    expect((await bench.ask('POST', '/routes', route, bench.server.adminToken)).status).toBe(200);
  };
  await provider('texts-one', 2, first.url, { httpkey: 'hush', outbound_caller_id: '+441632960999' });
  const settings = 'format=form\nto=To\nfrom=From\ntext=Body\nreference=Ref';
  await provider('texts-two', 1, second.url, { username: 'me', password: 'secret', prefix: '44|0', settings });
  await bench.ask(
    'PUT',
    `/billing/quota/${bench.acme.tenantId}`,
    [{ resource_id: 18, quota_limit: 50 }],
    bench.server.adminToken,
  );
}, 60_000);
afterAll(() => Promise.all([first.close(), second.close()]));

beforeEach(() => {
  for (const receiver of [first, second]) {
    receiver.received.length = 0;
    receiver.reply = (response) => void response.end('{}');
  }
});

const fails = (receiver: Receiver, status: number) => {
  receiver.reply = (response) => void response.writeHead(status).end();
};

let number = 3000;
async function mailbox(fields: object = {}): Promise<string> {
  number += 1;
  return bench.make({ voicemail_id: String(number), voicemail_password: '135790', voicemail_sms_to: TO, ...fields });
}

/** The jobs of a mailbox that wait, oldest first. */
async function queued(box: string): Promise<{ message: string; attempt: number }[]> {
  const { rows } = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    sql<{ data: { message: string; attempt: number } }>`select data from pgboss.job
      where name = ${SMS_JOB} and data ->> 'mailbox' = ${box} order by created_on, data ->> 'attempt'`.execute(trx),
  );
  return rows.map(({ data }) => data);
}

const carryOut = (job: unknown) =>
  sendSmsNotice({ ...bench.parts, environment: bench.server.platform.environment }, job, running);

/** What is to be charged for the SMS of a message. */
async function charges(message: string) {
  return bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .selectFrom('charges')
      .select(['tenant_id', 'service_flag', 'number', 'amount'])
      .where('call_id', '=', `voicemail:${message}`)
      .execute(),
  );
}

async function noticeOf(box: string) {
  expect(await bench.leave(box, 65)).toBe(true);
  const [job] = await queued(box);
  if (job === undefined) throw new Error('no SMS is queued');
  return job;
}

describe('the SMS that tells of a message (contract 20 §7.1, 30 §5.3 step 10)', () => {
  it('goes over the first provider of the routes for its number, and is charged by its segments', async () => {
    const box = await mailbox();
    const job = await noticeOf(box);
    await carryOut(job);
    const [request] = first.received;
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer hush',
      'idempotency-key': `voicemail:${job.message}`,
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      to: '441632960777',
      from: '+441632960999',
      text: expect.stringMatching(
        new RegExp(`^Mailbox ${number}: new message from Carol \\+441632960000, 1:05, .*\\d\\d:\\d\\d$`),
      ),
      reference: `voicemail:${job.message}`,
    });
    expect(second.received).toEqual([]);
    const charge = { tenant_id: bench.acme.tenantId, service_flag: 4, number: '441632960777', amount: 1 };
    expect(await charges(job.message)).toEqual([charge]);
    await carryOut(job);
    expect(await charges(job.message)).toEqual([charge]);
  });

  it('goes over the next provider where one fails, as that one wants it', async () => {
    fails(first, 401);
    const job = await noticeOf(await mailbox());
    await carryOut(job);
    const [request] = second.received;
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
    const form = Object.fromEntries(new URLSearchParams(request?.body));
    expect(form).toMatchObject({
      To: '01632960777',
      Body: expect.stringContaining('Mailbox'),
      Ref: `voicemail:${job.message}`,
    });
  });

  it('is tried again while a provider is away, and given up at last', async () => {
    fails(first, 503);
    fails(second, 400);
    const box = await mailbox();
    const job = await noticeOf(box);
    await carryOut(job);
    expect((await queued(box)).map(({ attempt }) => attempt)).toEqual([0, 1]);
    await carryOut({ ...job, attempt: 4 });
    expect(await queued(box)).toHaveLength(2);
    expect(await charges(job.message)).toEqual([]);
  });

  it('is not tried again where every provider refuses it, or none leads there', async () => {
    fails(first, 400);
    fails(second, 404);
    const [refused, unreachable] = [await mailbox(), await mailbox({ voicemail_sms_to: '+33123456789' })];
    await carryOut(await noticeOf(refused));
    await carryOut(await noticeOf(unreachable));
    expect([await queued(refused), await queued(unreachable)].map((jobs) => jobs.length)).toEqual([1, 1]);
  });

  it('tells of a message that is gone by then, and of none where the mailbox has no number', async () => {
    const box = await mailbox();
    const job = await noticeOf(box);
    expect((await bench.ask('DELETE', `/voicemails/${box}/messages/${job.message}`)).status).toBe(200);
    await carryOut(job);
    expect(first.received).toHaveLength(1);
    const silent = await mailbox({ voicemail_sms_to: null });
    await bench.leave(silent, 2);
    expect(await queued(silent)).toEqual([]);
  });

  it('does not go while the tenant may send none (contract 10 §9.4)', async () => {
    const { tenantId } = bench.acme;
    const set = (body: object) => bench.ask('PUT', `/tenants/${tenantId}`, body, bench.server.adminToken);
    const quota = (limit: number) =>
      bench.ask(
        'PUT',
        `/billing/quota/${tenantId}`,
        [{ resource_id: 18, quota_limit: limit }],
        bench.server.adminToken,
      );
    const job = await noticeOf(await mailbox());
    await quota(0);
    await set({ overage_policy: 'block' });
    await carryOut(job);
    expect(first.received).toEqual([]);
    await set({ overage_policy: 'credit' });
    await quota(50);
  });
});
