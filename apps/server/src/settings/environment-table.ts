import { decodeMasterKey } from './decode-master-key.ts';
import {
  BadValue,
  readAddress,
  readAddress6,
  readBoolean,
  readChoice,
  readCidrs,
  readCount,
  readDirectory,
  readHostAndPort,
  readNodes,
  readPem,
  readPort,
  readPortRange,
  readText,
  readUrl,
} from './environment-values.ts';
import { readSmtpUrl } from './smtp-url.ts';

/** One variable of the environment: the only description of it, for parsing, `--help` and the documentation. */
export interface Variable<T> {
  readonly name: string;
  /** The default as a reader sees it. */
  readonly default: string;
  readonly meaning: string;
  /** @throws BadValue that says what would be right */
  readonly read: (text: string) => T;
  /** Value when the variable is absent or empty. */
  readonly absent: T;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const optional = <T>(read: (text: string) => T): ((text: string) => T | null) => read;

function readEngine(text: string): 'embedded' {
  if (text === 'freeswitch') throw new BadValue('freeswitch is not available in this version; use embedded');
  return readChoice(text, ['embedded'] as const);
}

function variable<T>(
  name: string,
  defaultText: string,
  meaning: string,
  read: (text: string) => T,
  absent: T,
): Variable<T> {
  return { name, default: defaultText, meaning, read, absent };
}

/** Every variable of contract 00 "Settings", in its order. */
export const ENVIRONMENT_TABLE = {
  data: variable(
    'STROWGER_DATA',
    './data',
    'directory of everything that must survive: database, media, keys',
    readDirectory,
    readDirectory('./data'),
  ),
  databaseUrl: variable(
    'DATABASE_URL',
    'unset',
    'an outside PostgreSQL (15 or newer) instead of the embedded one',
    optional((text) => readUrl(text, ['postgres', 'postgresql'])),
    null,
  ),
  host: variable('STROWGER_HOST', '0.0.0.0', 'address the HTTP server listens on', readAddress, '0.0.0.0'),
  port: variable(
    'STROWGER_PORT',
    '8080',
    'port of the HTTP server: portal, API, metrics, SIP over WebSocket; 0 takes a free one',
    readPort,
    8080,
  ),
  tlsCert: variable(
    'STROWGER_TLS_CERT',
    'unset',
    'PEM file with the certificate chain; with it the HTTP port speaks HTTPS only, and SIP over TLS uses it',
    optional((text) => readPem(text, 'CERTIFICATE')),
    null,
  ),
  tlsKey: variable(
    'STROWGER_TLS_KEY',
    'unset',
    'PEM file with the private key of the certificate',
    optional((text) => readPem(text, 'PRIVATE KEY')),
    null,
  ),
  sipHost: variable(
    'STROWGER_SIP_HOST',
    '0.0.0.0',
    'address SIP listens on; :: takes IPv4 and IPv6',
    readAddress,
    '0.0.0.0',
  ),
  sipPort: variable('STROWGER_SIP_PORT', '5060', 'port of SIP over UDP and TCP', readPort, 5060),
  sipsPort: variable('STROWGER_SIPS_PORT', '5061', 'port of SIP over TLS; 0 turns it off', readPort, 5061),
  publicAddress: variable(
    'STROWGER_PUBLIC_ADDRESS',
    'first non-loopback address',
    'address that SIP, SDP and links advertise',
    optional(readAddress),
    null,
  ),
  publicAddress6: variable(
    'STROWGER_PUBLIC_ADDRESS6',
    'first global IPv6 address',
    'IPv6 address that SDP advertises to phones on IPv6 (with STROWGER_SIP_HOST :: or an IPv6 address)',
    optional(readAddress6),
    null,
  ),
  rtpPorts: variable('STROWGER_RTP_PORTS', '16384-32767', 'ports of media', readPortRange, { min: 16384, max: 32767 }),
  maxTranscodedCalls: variable(
    'STROWGER_MAX_TRANSCODED_CALLS',
    '15',
    'calls at a time whose audio is converted between codecs, 2 to 3 % of a core each; beyond it phones must share one',
    readCount,
    15,
  ),
  engine: variable(
    'STROWGER_ENGINE',
    'embedded',
    'call engine: embedded (freeswitch is not available in this version)',
    readEngine,
    'embedded',
  ),
  freeswitchNodes: variable(
    'STROWGER_FREESWITCH_NODES',
    'unset',
    'with the freeswitch engine: esl://:password@host:8021,...',
    optional(readNodes),
    null,
  ),
  edition: variable(
    'STROWGER_EDITION',
    'enterprise',
    'enterprise, or community: one tenant, no billing',
    (text) => readChoice(text, ['enterprise', 'community'] as const),
    'enterprise',
  ),
  adminUsername: variable(
    'STROWGER_ADMIN_USERNAME',
    'admin@ictcore.org',
    'the first super admin, made at first start',
    (text) => readText(text, 255),
    'admin@ictcore.org',
  ),
  adminPassword: variable(
    'STROWGER_ADMIN_PASSWORD',
    'a random one, printed once at first start',
    'password of the first super admin',
    optional((text) => readText(text, 1024)),
    null,
  ),
  smtpUrl: variable(
    'STROWGER_SMTP_URL',
    'unset',
    'outgoing mail: smtp://[user:password@]host[:port] with STARTTLS, or smtps://; ?tls=verify, accept or off; ' +
      "unset: mail is kept in the data directory's outbox/",
    optional(readSmtpUrl),
    null,
  ),
  smtpListen: variable(
    'STROWGER_SMTP_LISTEN',
    'unset',
    'host:port of the e-mail-to-fax gateway',
    optional(readHostAndPort),
    null,
  ),
  masterKey: variable(
    'STROWGER_MASTER_KEY',
    'a key file made in the data directory',
    'encrypts secrets at rest: 32 bytes as hex or base64, or a passphrase of 32 characters or more; the same one for ' +
      'all processes that share a database',
    optional(decodeMasterKey),
    null,
  ),
  trustedProxies: variable(
    'STROWGER_TRUSTED_PROXIES',
    'none',
    'comma list of CIDRs whose X-Forwarded-For and X-Forwarded-Proto are believed',
    readCidrs,
    [],
  ),
  logLevel: variable(
    'STROWGER_LOG',
    'info',
    `log level: ${LOG_LEVELS.join(', ')}; JSON lines, pretty on a terminal`,
    (text) => readChoice(text, LOG_LEVELS),
    'info',
  ),
  demo: variable(
    'STROWGER_DEMO',
    'false',
    'at first start, makes accounts whose passwords everybody knows (admin@, tenant@ and user@ictcore.org): for trying out',
    readBoolean,
    false,
  ),
  worker: variable('STROWGER_WORKER', 'true', 'whether this process runs background jobs', readBoolean, true),
  nodeId: variable(
    'STROWGER_NODE_ID',
    'unset',
    'number of this node among several: it registers with the providers whose node_id that is',
    optional(readCount),
    null,
  ),
} as const satisfies Record<string, Variable<unknown>>;

export type EnvironmentValues = {
  readonly [K in keyof typeof ENVIRONMENT_TABLE]:
    | ReturnType<(typeof ENVIRONMENT_TABLE)[K]['read']>
    | (typeof ENVIRONMENT_TABLE)[K]['absent'];
};
