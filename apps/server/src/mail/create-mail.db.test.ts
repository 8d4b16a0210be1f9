import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, sql } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobRunner } from '../jobs/jobs.ts';
import { createJobs } from '../jobs/pg-boss-jobs.ts';
import { MediaStore } from '../media-store/media-store.ts';
import { createVault } from '../secrets/vault.ts';
import { readSmtpUrl, type SmtpServer } from '../settings/smtp-url.ts';
import { openStoredSettings } from '../settings/stored-settings.ts';
import { createMail } from './create-mail.ts';
import { deliverMails } from './deliver-mails.ts';
import { type Mail, UnsendableMail } from './mail.ts';
import { createOutbox } from './outbox.ts';
import { createSmtpCarrier } from './smtp.ts';
import { type MailServer, startMailServer } from './testing/mail-server.ts';

const MINUTE_MS = 60_000;
const CODE = '493817';
const ADA = { address: 'ada@example.com', name: 'Ada' };
const code = { name: 'Ada', code: CODE, minutes: 10 };

let test: TestDatabase;
let db: Database;
let jobs: JobRunner;
let data: string;
let mail: Mail;
let lines: string[];
let clock: Date;
const vault = createVault(Buffer.alloc(32, 7));
let settings: Awaited<ReturnType<typeof openStoredSettings>>;
const signal = new AbortController().signal;

const log = () => pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const now = () => clock;

function build(smtpUrl: SmtpServer | null, worker = false): void {
  jobs = createJobs({ url: test.url, db, log: log(), worker });
  mail = createMail({ db, vault, settings, jobs, log: log(), now, environment: { smtpUrl, data } });
}

const smtp = (port: number) => readSmtpUrl(`smtp://127.0.0.1:${port}`);
const overSmtp = (port: number) =>
  deliverMails(
    {
      db,
      vault,
      settings,
      log: log(),
      now,
      files: new MediaStore(data, vault),
      carrier: createSmtpCarrier(smtp(port)),
    },
    signal,
  );
const intoOutbox = () =>
  deliverMails(
    {
      db,
      vault,
      settings,
      log: log(),
      now,
      files: new MediaStore(data, vault),
      carrier: createOutbox(join(data, 'outbox')),
    },
    signal,
  );

const send = (key: string, to = ADA) =>
  db.transaction({ kind: 'all' }, (trx) => mail.send(trx, 'mfa-code', to, code, { key, tenantId: null }));
const rows = () =>
  db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('mails').selectAll().orderBy('mail_id').execute());
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * MINUTE_MS);
};
const outbox = () => readdir(join(data, 'outbox')).catch(() => []);

beforeAll(async () => {
  test = await createTestDatabase();
  const silent = pino({ level: 'silent' });
  db = await openDatabase({ url: test.url, log: silent });
  settings = await openStoredSettings({ db, vault, log: silent, publicUrl: () => 'http://pbx.example' });
});
afterAll(async () => {
  await settings.close();
  await db.close();
  await test.drop();
});
beforeEach(async () => {
  lines = [];
  clock = new Date();
  data = await mkdtemp(join(tmpdir(), 'strowger-mail-'));
  await db.transaction({ kind: 'all' }, (trx) => trx.deleteFrom('mails').execute());
});
afterEach(async () => {
  await jobs.stop();
  await rm(data, { recursive: true, force: true });
});

describe('mail in the queue', () => {
  beforeEach(() => build(null));

  it('is there when the transaction that caused it commits, and only then', async () => {
    const failing = db.transaction({ kind: 'all' }, async (trx) => {
      await mail.send(trx, 'mfa-code', ADA, code, { key: 'a', tenantId: null });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await rows()).toEqual([]);
    await send('a');
    expect(await rows()).toMatchObject([{ mail_key: 'a', attempts: 0, sent_at: null }]);
  });

  it('keeps neither code nor address readable, in no table, and is empty once sent', async () => {
    await send('a');
    const everything = await db.transaction({ kind: 'all' }, async (trx) => {
      const queued = await sql<{ row: string }>`select mails::text as row from mails`.execute(trx);
      const knocks = await sql<{ row: string }>`select job::text as row from pgboss.job as job`.execute(trx);
      expect(knocks.rows.length).toBeGreaterThan(0);
      return [...queued.rows, ...knocks.rows].map((one) => one.row).join('\n');
    });
    expect(everything).not.toContain(CODE);
    expect(everything).not.toContain('ada@');
    await intoOutbox();
    expect(await rows()).toMatchObject([{ content: null, next_attempt_at: null, error: null }]);
    expect(lines.join('')).toContain('mail sent');
    expect(lines.join('')).not.toContain(CODE);
  });

  it('is one mail for a key, however often it is sent', async () => {
    await send('a');
    await send('a');
    await intoOutbox();
    await send('a');
    await intoOutbox();
    expect(await outbox()).toHaveLength(1);
  });

  it('belongs to its tenant: another one’s fence shows nothing of it', async () => {
    await db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('tenants')
        .values([7, 8].map((id) => ({ tenant_id: id, company: `c${id}`, email: `c${id}@example.com` })))
        .execute(),
    );
    await db.transaction({ kind: 'tenant', tenantId: 7 }, (trx) =>
      mail.send(trx, 'mfa-code', ADA, code, { key: 'a', tenantId: 7 }),
    );
    const seenBy = (tenantId: number) =>
      db.transaction({ kind: 'tenant', tenantId }, (trx) => trx.selectFrom('mails').select('mail_key').execute());
    expect(await seenBy(7)).toHaveLength(1);
    expect(await seenBy(8)).toEqual([]);
  });

  it.each([
    [{ address: 'ada@example.com\r\nBcc: eve@example.com', name: 'Ada' }],
    [{ address: 'ada@example.com', name: 'Ada\r\nBcc: eve@example.com' }],
    [{ address: 'ada@example.com, eve@example.com', name: '' }],
  ])('takes no line breaks and lists as recipient: %j', async (to) => {
    await expect(send('a', to)).rejects.toBeInstanceOf(UnsendableMail);
    expect(await rows()).toEqual([]);
  });
});

describe('delivery', () => {
  it('into the outbox leaves a mail that only the program’s user reads, with both bodies', async () => {
    build(null);
    await send('a');
    await intoOutbox();
    const [name = ''] = await outbox();
    expect(name).toMatch(/^\d{8}T\d{6}Z-\d{6}-mfa-code\.eml$/);
    const path = join(data, 'outbox', name);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(join(data, 'outbox'))).mode & 0o077).toBe(0);
    const parsed = await PostalMime.parse(await readFile(path));
    expect(parsed).toMatchObject({ subject: 'Strowger: your verification code', to: [ADA] });
    expect(parsed.text).toContain(CODE);
    expect(parsed.html).toContain(CODE);
    expect(lines.join('')).toContain('STROWGER_SMTP_URL is not set');
  });

  it('comes to the mail server by the job that knocks after the commit', async () => {
    const server = await startMailServer();
    build(smtp(server.port), true);
    await jobs.start();
    await send('a');
    await expect.poll(() => server.received.length, { timeout: 15_000 }).toBe(1);
    expect(server.received[0]?.mail.text).toContain(CODE);
    await server.stop();
  });

  it('is tried again with growing pauses while the server is down, and arrives once it is back', async () => {
    let server: MailServer = await startMailServer();
    const { port } = server;
    await server.stop();
    build(smtp(port));
    await send('a');
    await overSmtp(port);
    expect(await rows()).toMatchObject([
      { attempts: 1, next_attempt_at: new Date(clock.getTime() + MINUTE_MS), error: expect.stringContaining('ECONN') },
    ]);
    await overSmtp(port);
    expect(await rows()).toMatchObject([{ attempts: 1 }]);
    later(1);
    await overSmtp(port);
    expect(await rows()).toMatchObject([{ attempts: 2, next_attempt_at: new Date(clock.getTime() + 2 * MINUTE_MS) }]);
    server = await startMailServer({ port });
    later(2);
    await overSmtp(port);
    expect(server.received).toHaveLength(1);
    expect(await rows()).toMatchObject([{ attempts: 3, next_attempt_at: null, content: null }]);
    await server.stop();
  });

  it('gives a refused recipient up at once and goes on with the others', async () => {
    const server = await startMailServer({ refuse: (address) => (address.startsWith('gone') ? 550 : null) });
    build(smtp(server.port));
    await send('a', { address: 'gone@example.com', name: '' });
    await send('b');
    await overSmtp(server.port);
    expect(server.received.map((one) => one.to)).toEqual([['ada@example.com']]);
    expect(await rows()).toMatchObject([{ sent_at: null, next_attempt_at: null, content: null }, { error: null }]);
    await server.stop();
  });

  it('does not send what came too late', async () => {
    build(null);
    await db.transaction({ kind: 'all' }, (trx) =>
      mail.send(trx, 'mfa-code', ADA, code, {
        key: 'a',
        tenantId: null,
        deliverBefore: new Date(clock.getTime() + 10 * MINUTE_MS),
      }),
    );
    later(10);
    await intoOutbox();
    expect(await outbox()).toEqual([]);
    expect(await rows()).toMatchObject([{ sent_at: null, content: null, error: 'not sent in time' }]);
  });

  it('is done once when two processes deliver at the same time', async () => {
    const server = await startMailServer();
    build(smtp(server.port));
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await send(key);
    await Promise.all([overSmtp(server.port), overSmtp(server.port), overSmtp(server.port)]);
    expect(server.received).toHaveLength(6);
    expect(new Set(server.received.map((one) => one.mail.messageId)).size).toBe(6);
    await server.stop();
  });

  it('of a process that was killed is taken over, under the same id and into the same file', async () => {
    build(null);
    await send('a');
    const delivered = createOutbox(join(data, 'outbox'));
    const killed = deliverMails(
      {
        db,
        vault,
        settings,
        log: log(),
        now,
        files: new MediaStore(data, vault),
        carrier: {
          async deliver(posting) {
            await delivered.deliver(posting);
            // What a killed process never gets to: writing down that the mail is out.
            await new Promise(() => undefined);
          },
        },
      },
      signal,
    );
    void killed;
    await expect.poll(outbox).toEqual([expect.stringMatching(/\.eml$/)]);
    const [name = ''] = await outbox();
    const before = await readFile(join(data, 'outbox', name), 'utf8');
    await intoOutbox();
    expect(await rows()).toMatchObject([{ attempts: 1, sent_at: null }]);
    later(11);
    await intoOutbox();
    expect(await rows()).toMatchObject([{ attempts: 2, next_attempt_at: null }]);
    expect(await outbox()).toEqual([name]);
    const idOf = (text: string) => /^Message-ID: (.*)$/m.exec(text)?.[1];
    expect(idOf(await readFile(join(data, 'outbox', name), 'utf8'))).toBe(idOf(before));
  });
});
