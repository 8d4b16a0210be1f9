import type { LogLevel } from './environment-table.ts';

/** The environment, parsed (contract 00 "Settings"). Written by parse-environment.ts, read from nowhere else. */
export interface Environment {
  /** Absolute path. */
  readonly data: string;
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The pair itself, as PEM text. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly sipHost: string;
  readonly sipPort: number;
  /** 0: no SIP over TLS. */
  readonly sipsPort: number;
  readonly publicAddress: string;
  readonly rtpPorts: { readonly min: number; readonly max: number };
  readonly engine: 'embedded';
  readonly edition: 'enterprise' | 'community';
  readonly adminUsername: string;
  readonly adminPassword: string | null;
  readonly smtpUrl: string | null;
  readonly smtpListen: { readonly host: string; readonly port: number } | null;
  /** 32 bytes from STROWGER_MASTER_KEY; null: the key file in the data directory. */
  readonly masterKey: Buffer | null;
  /** CIDRs. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly worker: boolean;
}
