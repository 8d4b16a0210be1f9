import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../mail/testing/mail-server.ts';
import { useTextBench } from '../testing/text-bench.ts';

const WITHIN = { timeout: 15_000 };
const bench = useTextBench();
const { ask, made } = bench;

/** What the mail server says to the address, and to the mail; null: it takes it. */
let refusals: { rcpt: number | null; data: number | null } = { rcpt: null, data: null };
/** Before it answers to a mail. */
let onData = (): void => undefined;
let sink: MailServer;
let templateId = 0;
const refuseData = () => {
  onData();
  return refusals.data;
};
beforeAll(async () => {
  sink = await startMailServer({ refuse: () => refusals.rcpt, refuseData });
  const smtp = { name: 'mail', type: 'smtp', host: '127.0.0.1', port: sink.port, from_email: 'news@acme.example' };
  await made('/providers', { ...smtp, tenant_id: 0, encryption: 'tls', tls_verify: 0 }, bench.server.adminToken);
  templateId = await made('/templates', {
    name: 'News',
    subject: 'Dear [transmission:contact:first_name]',
    body: '<p>Hello <b>[transmission:contact:last_name]</b></p><script>alert(1)</script>',
  });
});
afterAll(() => sink.stop());

let address = 0;
/** A mail to somebody new, sent at once. */
async function mail(more: object = {}, contact: object = {}): Promise<{ id: number; to: string }> {
  address += 1;
  const to = `ada${address}@example.com`;
  const contact_id = await made('/contacts', { email: to, first_name: 'Ada', last_name: 'L<b>ove', ...contact });
  const id = await made('/programs/sendemail/transmissions', {
    program_data: { template_id: templateId },
    transmission_data: { contact_id, ...more },
  });
  return { id, to };
}

const mailsTo = (to: string) => sink.received.filter((one) => one.to.includes(to));
const verbose = async (id: number) => (await ask('GET', `/transmissions/${id}/status?verbose`)).body;

describe('a mail of a program (contract 30 §17.1)', () => {
  it('goes over the tenant’s mail provider, its tokens replaced, and is a page', async () => {
    const { id, to } = await mail();
    await bench.reads(id, 'completed');
    const [got, ...more] = mailsTo(to);
    expect(more).toEqual([]);
    expect(got).toMatchObject({ from: 'news@acme.example', to: [to], secure: true });
    expect(got?.mail).toMatchObject({
      subject: 'Dear Ada',
      from: { name: 'acme', address: 'news@acme.example' },
      text: expect.stringMatching(/^Hello L<b>ove\s*$/),
    });
    expect(got?.mail.html).toContain('Hello <b>L&lt;b&gt;ove</b>');
    expect(got?.mail.html).not.toContain('script');
    const [log] = (await ask('GET', `/transmissions/${id}/logs`)).body;
    expect(log).toMatchObject({ status: 'completed', service_flag: 8, amount_net: 1 });
    expect(log.provider_id).toEqual(expect.any(Number));
    expect((await ask('GET', '/emails')).body[0]).toMatchObject({ transmission_id: id, contact_email: to });
  });

  it('of an unknown address fails with the server’s words, and is not tried again', async () => {
    refusals = { rcpt: 550, data: null };
    const { id, to } = await mail({ try_allowed: 3 });
    await bench.reads(id, 'failed');
    expect((await verbose(id)).response).toContain('No such mailbox here');
    refusals = { rcpt: null, data: null };
    bench.later(120);
    await bench.look();
    expect(mailsTo(to)).toEqual([]);
    expect(await verbose(id)).toMatchObject({ status: 'failed', try_done: 1 });
  });

  it('that the server does not take now is tried again', async () => {
    refusals = { rcpt: null, data: 451 };
    const { id, to } = await mail({ try_allowed: 2 });
    await expect.poll(async () => (await verbose(id)).try_done, WITHIN).toBe(1);
    await bench.reads(id, 'pending');
    refusals = { rcpt: null, data: null };
    bench.later(61);
    await bench.look();
    await bench.reads(id, 'completed');
    expect(mailsTo(to)).toHaveLength(1);
    expect(await verbose(id)).toMatchObject({ try_done: 2 });
  });

  it('is one, though a process dies before it has written down that it went', async () => {
    onData = bench.kill;
    const { id, to } = await mail();
    await expect.poll(() => mailsTo(to).length, WITHIN).toBe(1);
    onData = () => undefined;
    await bench.restart();
    await bench.reads(id, 'failed');
    expect((await verbose(id)).response).toBe('SERVICE_RESTART');
    bench.later(120);
    await bench.look();
    expect(mailsTo(to)).toHaveLength(1);
  });

  it('of a try that may have got there is the same mail: its Message-ID says so', async () => {
    const { id, to } = await mail({ try_allowed: 2 });
    await bench.reads(id, 'completed');
    // As a process leaves it that died between the mail server's answer and its own note.
    await bench.lose(id);
    await expect.poll(async () => (await verbose(id)).response, WITHIN).toBe('SERVICE_RESTART');
    bench.later(61);
    await bench.look();
    await bench.reads(id, 'completed');
    const ids = mailsTo(to).map((one) => one.mail.messageId);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('to nobody’s address is refused with that reason, and so is one to whom is not to be contacted', async () => {
    const none = await mail({}, { email: '', phone: '+15550001' }).catch((error: unknown) => String(error));
    expect(none).toContain('The contact has no e-mail address');
    address += 1;
    const listed = `ada${address + 1}@example.com`;
    await made('/contact_dncs', { email: listed.toUpperCase() });
    const { id } = await mail();
    await bench.reads(id, 'failed(dnc)');
    expect(mailsTo(listed)).toEqual([]);
  });
});
