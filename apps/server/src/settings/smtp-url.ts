import { isIP } from 'node:net';
import { BadValue } from './environment-values.ts';

/** How far the connection to the mail server must be protected. */
export type SmtpTls =
  /** Encrypted, the server proven by its certificate, or no mail at all. */
  | 'verify'
  /** Encrypted, whatever its certificate, or no mail at all. */
  | 'require'
  /** Encrypted where the server can, whatever its certificate. */
  | 'accept'
  | 'off';

const TLS_MODES: readonly SmtpTls[] = ['verify', 'accept', 'off'];

/** Where mail is handed over. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (RFC 8314), else STARTTLS. */
  readonly implicitTls: boolean;
  readonly tls: SmtpTls;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** An address of the host, where it was looked up before. */
  readonly address?: string;
  /** Whose certificates are good beside those of the system's authorities, as PEM; empty: nobody's. */
  readonly ca?: string;
}

/** Message submission (RFC 6409, RFC 8314). */
const SUBMISSION = 587;
const SUBMISSIONS = 465;

const WRONG = 'must be smtp:// or smtps:// and [user:password@]host[:port], at most with ?tls=verify, accept or off';

/**
 * Reads STROWGER_SMTP_URL. Passwords go over verified TLS only, unless the server is on this machine or `?tls=` says
 * otherwise; without a login TLS is used where the server offers it.
 * @throws BadValue that never repeats the value
 */
export function readSmtpUrl(text: string): SmtpServer {
  const url = URL.parse(text);
  const implicitTls = url?.protocol === 'smtps:';
  if (!url || (!implicitTls && url.protocol !== 'smtp:') || url.hostname === '') throw new BadValue(WRONG);
  if (!['', '/'].includes(url.pathname) || url.hash !== '') throw new BadValue(WRONG);
  const host = decoded(url.hostname).replace(/^\[|\]$/g, '');
  const login = url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) };
  const needsProof = implicitTls || (login !== null && !isLoopback(host));
  const port = url.port === '' ? (implicitTls ? SUBMISSIONS : SUBMISSION) : Number(url.port);
  return { host, port, implicitTls, tls: tlsOf(url.searchParams) ?? (needsProof ? 'verify' : 'accept'), login };
}

function tlsOf(query: URLSearchParams): SmtpTls | null {
  const asked = query.getAll('tls');
  if ([...query.keys()].some((key) => key !== 'tls') || asked.length > 1) throw new BadValue(WRONG);
  if (asked.length === 0) return null;
  const mode = TLS_MODES.find((one) => one === asked[0]);
  if (mode === undefined) throw new BadValue(WRONG);
  return mode;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadValue(WRONG);
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
