import { access } from 'node:fs/promises';
import { sql } from '@strowger/db';
import type { FaxOutcome, FlowAction, FlowCall } from '@strowger/switch';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KeptEvent } from '../events/keep-event.ts';
import { isDoNotContact } from '../features/contact-dncs/is-do-not-contact.ts';
import { onePagePdf } from '../features/transmissions/testing/one-page.ts';
import { useTextBench } from '../features/transmissions/testing/text-bench.ts';
import type { SpokenText } from '../speech/speech.ts';
import { createFlowHost } from './flow-host.ts';

const bench = useTextBench();
const { ask, made } = bench;
const told: KeptEvent[] = [];
const heard: SpokenText[] = [];
const NUMBER = '+441632960555';
const WITHIN = { timeout: 15_000 };

let attempt: FlowCall;
let caller: FlowCall;

/** Its texts are read to the test. */
function flows() {
  const speech = {
    read: async (text: SpokenText) => {
      heard.push(text);
      return null;
    },
    close: async () => undefined,
  };
  return createFlowHost({ ...bench.server.platform, speech, committed: async (events) => void told.push(...events) });
}

const all = <Row>(query: ReturnType<typeof sql<Row>>) =>
  bench.server.db.transaction({ kind: 'all' }, async (trx) => (await query.execute(trx)).rows);
const texts = () => bench.provider.received.map(({ body }) => JSON.parse(body));

beforeAll(async () => {
  const { tenantId } = bench.acme;
  const contact_id = await made('/contacts', { phone: NUMBER, first_name: 'Ada', email: 'ada@example.com' });
  const program_id = await made('/programs/ivr', { data: '{}', name: 'Survey' });
  const transmission = await made('/transmissions', { program_id, contact_id, title: 'Survey of May' });
  const [spool] = await all(sql<{ spool_id: number }>`
    insert into spools (transmission_id, tenant_id, service_flag, status)
    values (${transmission}, ${tenantId}, 1, 'connected') returning spool_id`);
  const own = { tenantId, ownNumber: '+441632960111' };
  attempt = { ...own, number: NUMBER, spoolId: spool?.spool_id ?? 0 };
  caller = { ...own, number: '+441632960666', spoolId: null };
});

describe('what a voice flow asks of the server (contract 30 §17.1)', () => {
  it('a number is put on the do-not-contact list, once, with its event', async () => {
    told.length = 0;
    const action = { ...caller, kind: 'dnc', data: {}, number: '+441632960777' } as const;
    await flows().act(action);
    await flows().act(action);
    await flows().act({ ...action, number: '' });
    const { tenantId } = bench.acme;
    const isListed = await bench.server.db.transaction({ kind: 'tenant', tenantId }, (trx) =>
      isDoNotContact(trx, tenantId, { phone: '441632960777' }),
    );
    expect(isListed).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('a text is read with what is known of whoever is called, or calls', async () => {
    const text = 'Hello [transmission:contact:first_name], about [transmission:title][nothing:known]';
    const wish = { text, language: 'fr', usualLanguage: 'en', voice: 'f2' };
    expect(await flows().read({ ...attempt, ...wish })).toBeNull();
    await flows().read({ ...caller, number: '44 1632 960555', ...wish });
    await flows().read({ ...caller, ...wish, text: 'From [transmission:contact:phone]' });
    const how = { language: 'fr', usualLanguage: 'en', voice: 'f2' };
    expect(heard).toEqual([
      { ...how, text: 'Hello Ada, about Survey of May' },
      { ...how, text: 'Hello Ada, about ' },
      { ...how, text: 'From +441632960666' },
    ]);
  });

  it('text messages go to the contact, or to whoever calls, over the tenant’s provider', async () => {
    const text_id = await made('/texts', { name: 'thanks', data: 'Thank you [transmission:contact:first_name]' });
    const send = (call: FlowCall, data: FlowAction['data']) => flows().act({ ...call, kind: 'sms_send', data });
    await send(attempt, { text_id });
    await send(attempt, { text_id: String(text_id) });
    await send(caller, { message: 'We call back' });
    await send(caller, { message: 'We call back', phone: '+441632960123' });
    await expect.poll(() => texts().length, WITHIN).toBe(4);
    const sent = texts().map(({ to, text }) => `${to} ${text}`);
    expect(sent.toSorted()).toEqual([
      '441632960123 We call back',
      '441632960555 Thank you Ada',
      '441632960555 Thank you Ada',
      '441632960666 We call back',
    ]);
    // One program for each thing that is said, the flow's child where that is known.
    const made_ = await all(sql<{ parent: string | null; count: number }>`
      select parent.name as parent, count(*)::integer as count from programs
      left join programs as parent on parent.program_id = programs.parent_id
      where programs.name = 'ivr_sendsms' group by parent.name order by parent.name`);
    expect(made_).toEqual([
      { parent: 'Survey', count: 1 },
      { parent: null, count: 1 },
    ]);
    await expect(send({ ...caller, number: '' }, { message: 'Hello' })).rejects.toThrow('The contact has no phone');
    await expect(send(caller, { text_id: 999_999 })).rejects.toThrow('Text not found');
    await ask('POST', '/contact_dncs', { phone: '441632960888' });
    await expect(send({ ...caller, number: '+441632960888' }, { message: 'Hello' })).rejects.toThrow(
      'not to be contacted',
    );
  });

  it('mails are queued to the contact’s address, or to the one that is named', async () => {
    const template_id = await made('/templates', { name: 'News', subject: 'News', body: '<p>Hello</p>' });
    const send = (call: FlowCall, data: FlowAction['data']) => flows().act({ ...call, kind: 'email_send', data });
    await send(attempt, { template_id });
    await send(caller, { template_id, email: 'bob@example.com' });
    await expect(send(caller, { template_id })).rejects.toThrow('The contact has no email');
    const rows = (await ask('GET', '/transmissions?service_flag=8')).body;
    expect(rows.map((row: { contact_email: string }) => row.contact_email).toSorted()).toEqual([
      'ada@example.com',
      'bob@example.com',
    ]);
  });

  it('a document is made a fax, which is gone when it was sent, its pages counted', async () => {
    const documentId = await made('/documents', { name: 'offer' });
    await expect(flows().fax({ ...attempt, documentId })).rejects.toThrow('Document media not found');
    await bench.server.request('PUT', `/documents/${documentId}/media`, {
      token: bench.acme.adminToken,
      raw: onePagePdf(),
      headers: { 'content-type': 'application/pdf' },
    });
    const counted = async () => {
      const rows = await all(sql<{ sent_daily: number }>`
        select sent_daily from tenants where tenant_id = ${bench.acme.tenantId}`);
      return rows[0]?.sent_daily;
    };
    const before = (await counted()) ?? 0;
    const { fax, over } = await flows().fax({ ...attempt, documentId });
    expect(fax).toMatchObject({ ident: '+441632960111', header: 'acme offer', ecm: true, t38: 'accept', v17: true });
    await access(fax.path);
    await over({ ...OUTCOME, success: true, pages: 1 });
    await expect(access(fax.path)).rejects.toThrow();
    expect(await counted()).toBe(before + 1);
    const failed = await flows().fax({ ...caller, documentId });
    await failed.over(OUTCOME);
    expect(await counted()).toBe(before + 1);
  });
});

const OUTCOME: FaxOutcome = {
  success: false,
  code: 20,
  text: 'Training failed',
  pages: 0,
  totalPages: 1,
  remoteIdent: '',
  rate: 9600,
  ecm: true,
  path: 'g711',
  pageReports: [],
};
