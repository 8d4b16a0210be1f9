import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface MailServerOptions {
  /** 0 (default): any free port. */
  readonly port?: number;
  /** Whoever does not log in so is refused. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Offers no STARTTLS. */
  readonly withoutTls?: boolean;
  /** Refuses a recipient with that reply code. */
  readonly refuse?: (address: string) => number | null;
  /** Refuses the message itself with that reply code. */
  readonly refuseData?: () => number | null;
}

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Came over TLS. */
  readonly secure: boolean;
  readonly user: string | null;
  readonly raw: string;
  readonly mail: Email;
}

export interface MailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  stop(): Promise<void>;
}

const pem = (name: string): string => readFileSync(new URL(`../../testing/tls/${name}.pem`, import.meta.url), 'utf8');

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

/** A real mail server on loopback that keeps what it is given. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const { login } = options;
  const server = new SMTPServer({
    key: pem('key'),
    cert: pem('cert'),
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: [...(login ? [] : ['AUTH' as const]), ...(options.withoutTls ? ['STARTTLS' as const] : [])],
    disableReverseLookup: true,
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username });
      else done(refusal(535, 'Authentication credentials invalid'));
    },
    onRcptTo({ address }, _session, done) {
      const code = options.refuse?.(address) ?? null;
      done(code === null ? null : refusal(code, 'No such mailbox here'));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = options.refuseData?.() ?? null;
        if (code !== null) return done(refusal(code, 'Message not taken'));
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        PostalMime.parse(raw).then((mail) => {
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map((one) => one.address),
            secure: session.secure,
            user: typeof session.user === 'string' ? session.user : null,
            raw,
            mail,
          });
          done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(options.port ?? 0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
