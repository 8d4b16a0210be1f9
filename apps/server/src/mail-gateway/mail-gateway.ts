import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { CertificateWatch } from '../engine/certificate-watch.ts';
import { errorCode } from '../error-code.ts';
import type { Platform } from '../platform.ts';
import { StartError } from '../start-error.ts';
import { acceptMail, type Gateway } from './accept-mail.ts';
import { partsOf } from './fax-numbers.ts';
import { isMailDomain } from './find-mail-sender.ts';

/** Octets of a mail: a document of 50 MB (contract 30 §1.2) as base64, and its text. */
const MOST_OCTETS = 72 * 1024 * 1024;
const MOST_CLIENTS = 20;
const MOST_RECIPIENTS = 50;
/** A peer that says nothing for that long is cut off; RFC 5321 §4.5.3.2 has it wait longer for us. */
const SILENCE_MS = 60_000;
const CLOSE_MS = 5_000;

export interface MailGatewayOptions extends Gateway {
  readonly listen: { readonly host: string; readonly port: number };
  /** The pair for STARTTLS and its renewals; null: TLS is not offered. */
  readonly certificate: Pick<CertificateWatch, 'pair' | 'onRenewal'> | null;
}

export interface MailGateway {
  /** Where it listens, also where the system chose it. */
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Takes mails that become faxes, by SMTP (RFC 5321, contract 30 §22).
 * @throws StartError when it cannot listen
 */
export async function startMailGateway(options: MailGatewayOptions): Promise<MailGateway> {
  const { certificate, platform } = options;
  const { log } = platform;
  const server = new SMTPServer({
    ...(certificate?.pair ?? {}),
    disabledCommands: ['AUTH', ...(certificate === null ? ['STARTTLS' as const] : [])],
    authOptional: true,
    banner: 'fax gateway',
    size: MOST_OCTETS,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    disableReverseLookup: true,
    onRcptTo({ address }, session, done) {
      judgeRecipient(options, address, session.envelope.rcptTo.length).then(
        (refusal) => done(refusal),
        (error: unknown) => done(later(log, error)),
      );
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      take(options, stream, {
        envelopeFrom: mailFrom === false ? '' : mailFrom.address,
        recipients: rcptTo.map(({ address }) => address),
        remoteAddress: session.remoteAddress,
        helo: session.hostNameAppearsAs || session.clientHostname,
      }).then(
        (refusal) => done(refusal),
        (error: unknown) => done(later(log, error)),
      );
    },
  });
  const port = await listen(server, options.listen);
  // A connection that breaks off is the peer's affair.
  server.on('error', (error) => log.debug({ err: error }, 'a mail connection failed'));
  const forget = certificate?.onRenewal((pair) => server.updateSecureContext({ ...pair, minVersion: 'TLSv1.2' }));
  return {
    port,
    stop: () => {
      forget?.();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function listen(server: SMTPServer, { host, port }: MailGatewayOptions['listen']): Promise<number> {
  const failed = Promise.withResolvers<never>();
  server.once('error', failed.reject);
  server.listen(port, host);
  try {
    await Promise.race([once(server.server, 'listening'), failed.promise]);
  } catch (error) {
    throw new StartError(`STROWGER_SMTP_LISTEN: cannot listen on ${host}:${port} (${errorCode(error) ?? 'unknown'}).`);
  }
  server.off('error', failed.reject);
  const address = server.server.address();
  return address instanceof Object ? address.port : port;
}

async function judgeRecipient(
  { platform }: MailGatewayOptions,
  address: string,
  already: number,
): Promise<Error | null> {
  if (already >= MOST_RECIPIENTS) return refusal(452, 'Too many recipients');
  const { domain } = partsOf(address);
  const isOurs = await platform.db.transaction({ kind: 'all' }, (trx) => isMailDomain(trx, platform, domain), {
    readOnly: true,
  });
  return isOurs ? null : refusal(550, 'No such mailbox here');
}

async function take(
  gateway: MailGatewayOptions,
  stream: SMTPServerDataStream,
  envelope: Omit<Parameters<typeof acceptMail>[1], 'raw'>,
): Promise<Error | null> {
  const pieces: Buffer[] = [];
  let octets = 0;
  for await (const piece of stream) {
    octets += piece.length;
    if (octets <= MOST_OCTETS) pieces.push(piece);
  }
  if (octets > MOST_OCTETS) return refusal(552, 'The message is too large');
  const verdicts = await acceptMail(gateway, { ...envelope, raw: Buffer.concat(pieces) });
  for (const verdict of verdicts) gateway.platform.metrics.receivedMail(verdict);
  return null;
}

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

/** The peer tries again (RFC 5321 §4.2.1). */
function later(log: Platform['log'], error: unknown): Error {
  log.error({ err: error }, 'a mail could not be taken');
  return refusal(451, 'Try again later');
}
