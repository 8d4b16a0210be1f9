/** The environment, parsed (contract 00 "Settings"). Written by parse-environment.ts, read from nowhere else. */
export interface Environment {
  /** Absolute path. */
  readonly data: string;
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly sipHost: string;
  readonly sipPort: number;
  readonly sipsPort: number;
  readonly publicAddress: string;
  readonly rtpPorts: { readonly min: number; readonly max: number };
  readonly edition: 'enterprise' | 'community';
  readonly adminUsername: string;
  readonly adminPassword: string | null;
  readonly smtpUrl: string | null;
  readonly smtpListen: { readonly host: string; readonly port: number } | null;
  /** 32 bytes, from STROWGER_MASTER_KEY or the key file. */
  readonly masterKey: Buffer | null;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  readonly worker: boolean;
}
