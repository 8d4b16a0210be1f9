import { afterEach, describe, expect, it } from 'vitest';
import type { Posting } from './carrier.ts';
import { providerCarrier, type SmtpProvider } from './provider-carrier.ts';
import { type MailServer, type MailServerOptions, startMailServer } from './testing/mail-server.ts';

const LOGIN = { user: 'acme', password: 'p@ss/%' };
const posting: Posting = {
  mailId: 1,
  template: 'transmission',
  messageId: '<1@pbx.example>',
  sender: 'noreply@pbx.example',
  date: new Date('2026-02-01T09:30:00Z'),
  message: {
    to: { address: 'ada@example.com' },
    fromName: 'Acme',
    subject: 'Offer',
    text: 'Hello',
    html: '<p>Hello</p>',
  },
  attachments: [],
  isPersonal: true,
};

let server: MailServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function start(options: MailServerOptions = {}): Promise<MailServer> {
  server = await startMailServer(options);
  return server;
}

const carrier = (port: number, provider: Partial<SmtpProvider> = {}) =>
  providerCarrier({
    host: '127.0.0.1',
    port,
    username: '',
    password: '',
    encryption: '',
    fromEmail: '',
    tlsVerify: true,
    tlsCa: '',
    isShared: true,
    ...provider,
  });

describe('mail over a provider (contract 30 §2.1, type smtp)', () => {
  it('is from the provider’s sender, logged in as its user, and may be answered by robots', async () => {
    const { port, received } = await start({ login: LOGIN });
    const login = { username: LOGIN.user, password: LOGIN.password };
    await carrier(port, { ...login, fromEmail: 'sales@acme.example', encryption: 'tls', tlsVerify: false }).deliver(
      posting,
    );
    expect(received).toMatchObject([{ from: 'sales@acme.example', user: LOGIN.user, secure: true }]);
    expect(received[0]?.mail.from?.address).toBe('sales@acme.example');
    expect(received[0]?.raw).not.toContain('Auto-Submitted');
  });

  it('goes to nobody who cannot prove who he is, and never in clear, where TLS is asked for', async () => {
    const { port, received } = await start();
    await expect(carrier(port, { encryption: 'tls' }).deliver(posting)).rejects.toMatchObject({ kind: 'carrier' });
    await server?.stop();
    const clear = await start({ withoutTls: true });
    const lenient = { encryption: 'tls', tlsVerify: false };
    await expect(carrier(clear.port, lenient).deliver(posting)).rejects.toMatchObject({ kind: 'carrier' });
    expect([...received, ...clear.received]).toEqual([]);
    await carrier(clear.port).deliver(posting);
    expect(clear.received).toMatchObject([{ from: 'noreply@pbx.example', secure: false }]);
  });

  it('does not reach into the network of the platform over a tenant’s own provider', async () => {
    const { port, received } = await start();
    await expect(carrier(port, { isShared: false }).deliver(posting)).rejects.toMatchObject({ kind: 'carrier' });
    expect(received).toEqual([]);
  });

  it('is refused for good when the server knows no such mailbox', async () => {
    const { port } = await start({ refuse: () => 550 });
    await expect(carrier(port, { host: 'localhost' }).deliver(posting)).rejects.toMatchObject({ kind: 'mail' });
  });
});
