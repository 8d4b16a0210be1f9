import type { LogLevel } from './environment-table.ts';
import type { SmtpServer } from './smtp-url.ts';

/** The environment, parsed (contract 00 "Settings"). Written by parse-environment.ts, read from nowhere else. */
export interface Environment {
  /** Absolute path. */
  readonly data: string;
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The pair itself, as PEM text, and the absolute paths that it was read from. */
  readonly tls: {
    readonly cert: string;
    readonly key: string;
    readonly files: { readonly cert: string; readonly key: string };
  } | null;
  readonly sipHost: string;
  readonly sipPort: number;
  /** 0: no SIP over TLS. */
  readonly sipsPort: number;
  readonly publicAddress: string;
  /** For phones on IPv6. */
  readonly publicAddress6: string;
  readonly rtpPorts: { readonly min: number; readonly max: number };
  readonly maxTranscodedCalls: number;
  readonly engine: 'embedded';
  readonly edition: 'enterprise' | 'community';
  readonly adminUsername: string;
  readonly adminPassword: string | null;
  /** Whether a first start makes the known accounts of a demo. */
  readonly demo: boolean;
  /** The mail server; null: the outbox. */
  readonly smtpUrl: SmtpServer | null;
  readonly smtpListen: { readonly host: string; readonly port: number } | null;
  /** 32 bytes from STROWGER_MASTER_KEY; null: the key file in the data directory. */
  readonly masterKey: Buffer | null;
  /** CIDRs. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly worker: boolean;
  /** Which node of several this process is; null: none that could be named. */
  readonly nodeId: number | null;
}
