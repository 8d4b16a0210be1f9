import { afterEach, describe, expect, it } from 'vitest';
import { readSmtpUrl } from '../settings/smtp-url.ts';
import type { Posting } from './carrier.ts';
import { createSmtpCarrier } from './smtp.ts';
import { type MailServer, type MailServerOptions, startMailServer } from './testing/mail-server.ts';

const LOGIN = { user: 'relay@pbx.example', password: 'p@ss:wörd/%' };

let server: MailServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function start(options: MailServerOptions = {}): Promise<MailServer> {
  server = await startMailServer(options);
  return server;
}

function posting(changes: Partial<Posting['message']> = {}): Posting {
  return {
    mailId: 7,
    template: 'welcome',
    messageId: '<0123@pbx.example>',
    sender: 'noreply@pbx.example',
    date: new Date('2026-02-01T09:30:00Z'),
    message: {
      to: { address: 'ada@example.com', name: 'Ada Lovelace' },
      fromName: 'Acme Phones',
      subject: 'Hello',
      text: 'Plain words\n',
      html: '<p>Marked words</p>\n',
      ...changes,
    },
    attachments: [],
  };
}

const carrier = (port: number, { login = '', scheme = 'smtp', query = '' } = {}) =>
  createSmtpCarrier(readSmtpUrl(`${scheme}://${login}127.0.0.1:${port}${query}`));

const encoded = `${encodeURIComponent(LOGIN.user)}:${encodeURIComponent(LOGIN.password)}@`;

describe('mail over SMTP', () => {
  it('carries both bodies, sender, recipient, date and id', async () => {
    const { port, received } = await start();
    await carrier(port).deliver(posting({ replyTo: 'help@acme.example' }));
    const [got] = received;
    expect(got).toMatchObject({ from: 'noreply@pbx.example', to: ['ada@example.com'], secure: true, user: null });
    expect(got?.mail).toMatchObject({
      from: { name: 'Acme Phones', address: 'noreply@pbx.example' },
      to: [{ name: 'Ada Lovelace', address: 'ada@example.com' }],
      replyTo: [{ address: 'help@acme.example' }],
      subject: 'Hello',
      messageId: '<0123@pbx.example>',
      date: '2026-02-01T09:30:00.000Z',
      text: expect.stringMatching(/^Plain words\n+$/),
      html: expect.stringMatching(/^<p>Marked words<\/p>\n+$/),
    });
    expect(got?.raw).toContain('Auto-Submitted: auto-generated\r\n');
    expect(got?.raw).toContain('multipart/alternative');
  });

  it('takes subjects and names of any script', async () => {
    const { port, received } = await start();
    const subject = 'Пароль истекает — 密碼即將到期 🔑 '.repeat(6).trim();
    await carrier(port).deliver(
      posting({
        to: { address: 'li@bücher.example', name: 'Łukasz "Lu" Ñandú, 李' },
        fromName: 'Téléphonie, S.à r.l.',
        subject,
      }),
    );
    const [got] = received;
    expect(got?.mail.subject).toBe(subject);
    expect(got?.mail.to?.[0]?.name).toBe('Łukasz "Lu" Ñandú, 李');
    expect(got?.mail.from).toEqual({ name: 'Téléphonie, S.à r.l.', address: 'noreply@pbx.example' });
    expect(got?.raw).toContain('<li@xn--bcher-kva.example>');
    // RFC 5322 §2.1.1
    expect(Math.max(...(got?.raw.split('\r\n') ?? []).map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('is from an address literal where the installation has no host name', async () => {
    const { port, received } = await start();
    await carrier(port).deliver({ ...posting(), sender: 'noreply@[192.0.2.1]', messageId: '<1@[192.0.2.1]>' });
    expect(received[0]?.from).toBe('noreply@[192.0.2.1]');
    expect(received[0]?.mail.from?.address).toBe('noreply@[192.0.2.1]');
  });

  it('logs in over STARTTLS', async () => {
    const { port, received } = await start({ login: LOGIN });
    await carrier(port, { login: encoded }).deliver(posting());
    expect(received).toMatchObject([{ secure: true, user: LOGIN.user }]);
  });

  it('hands a password to nobody who cannot prove who he is, unless told so', async () => {
    const { port, received } = await start({ login: LOGIN });
    await expect(carrier(port, { login: encoded, query: '?tls=verify' }).deliver(posting())).rejects.toMatchObject({
      kind: 'carrier',
    });
    expect(received).toEqual([]);
  });

  it('does not fall back to clear text where TLS is required', async () => {
    const { port, received } = await start({ login: LOGIN, withoutTls: true });
    await expect(carrier(port, { login: encoded, query: '?tls=verify' }).deliver(posting())).rejects.toMatchObject({
      kind: 'carrier',
    });
    await carrier(port, { login: encoded, query: '?tls=off' }).deliver(posting());
    expect(received).toMatchObject([{ secure: false, user: LOGIN.user }]);
  });

  it('tells refusals apart: a wrong login and a dead server stop everything, 4yz waits, 5yz is final', async () => {
    const codes = new Map([
      ['gone@example.com', 550],
      ['grey@example.com', 451],
    ]);
    const running = await start({ login: LOGIN, refuse: (address) => codes.get(address) ?? null });
    const good = carrier(running.port, { login: encoded });
    const to = (address: string) => posting({ to: { address } });
    await expect(good.deliver(to('gone@example.com'))).rejects.toMatchObject({ kind: 'mail' });
    await expect(good.deliver(to('grey@example.com'))).rejects.toMatchObject({ kind: 'delay' });
    const wrong = await carrier(running.port, { login: 'relay:wrong-Secret-1@' })
      .deliver(posting())
      .catch((error: unknown) => error);
    expect(wrong).toMatchObject({ kind: 'carrier' });
    expect(String(wrong)).not.toContain('wrong-Secret-1');
    await running.stop();
    await expect(good.deliver(posting())).rejects.toMatchObject({ kind: 'carrier' });
  });

  it('counts a message refused after DATA by its code', async () => {
    let code = 554;
    const { port } = await start({ refuseData: () => code });
    await expect(carrier(port).deliver(posting())).rejects.toMatchObject({ kind: 'mail' });
    code = 452;
    await expect(carrier(port).deliver(posting())).rejects.toMatchObject({ kind: 'delay' });
  });
});
