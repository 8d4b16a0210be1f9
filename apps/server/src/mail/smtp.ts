import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import type { SmtpServer } from '../settings/smtp-url.ts';
import { type Carrier, DeliveryFailure, type FailureKind } from './carrier.ts';
import { mimeOf } from './mime.ts';

const CONNECT_WITHIN_MS = 15_000;
const SILENT_AT_MOST_MS = 60_000;
const LONGEST_REASON = 300;

/** Hands mails to a mail server (RFC 5321, RFC 6409). */
export function createSmtpCarrier(server: SmtpServer): Carrier {
  const transport = createTransport({
    host: server.address ?? server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: !server.implicitTls && (server.tls === 'verify' || server.tls === 'require'),
    ignoreTLS: server.tls === 'off',
    tls: {
      rejectUnauthorized: server.tls === 'verify',
      minVersion: 'TLSv1.2',
      ...(isIP(server.host) === 0 ? { servername: server.host } : {}),
      ...(server.ca ? { ca: [...rootCertificates, server.ca] } : {}),
    },
    ...(server.login ? { auth: { user: server.login.user, pass: server.login.password } } : {}),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENT_AT_MOST_MS,
    dnsTimeout: CONNECT_WITHIN_MS,
  });
  return {
    async deliver(posting) {
      try {
        await transport.sendMail(mimeOf(posting));
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
}

/** @returns nothing of the mail itself but, in the server's own words, perhaps its address */
function failureOf(error: unknown): DeliveryFailure {
  if (!(error instanceof Error)) return new DeliveryFailure('carrier', 'the mail server failed');
  const smtp: SmtpError = error;
  const reason = error.message.replace(/\s+/g, ' ').slice(0, LONGEST_REASON);
  return new DeliveryFailure(kindOf(smtp), `${String(smtp.code ?? 'EUNKNOWN')}: ${reason}`);
}

/** RFC 5321 §4.2.1: 5yz to the recipient or the data is final, 4yz there is not; anything else is about the server. */
function kindOf({ code, command, responseCode }: SmtpError): FailureKind {
  const isAboutMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (!isAboutMail) return 'carrier';
  return typeof responseCode === 'number' && responseCode < 500 ? 'delay' : 'mail';
}
