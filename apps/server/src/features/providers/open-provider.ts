import type { Trx } from '@strowger/db';
import type { Vault } from '../../secrets/vault.ts';

/** What talks to a provider's server needs of it, secrets in clear. */
export interface OpenedProvider {
  readonly providerId: number;
  /** Administrators of the platform alone make those of all tenants: they may be anywhere. */
  readonly isShared: boolean;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly httpkey: string;
  /** Lines `key=value`. */
  readonly settings: string;
  readonly encryption: string;
  readonly fromEmail: string;
  readonly tlsVerify: boolean;
  /** PEM; empty: the system's authorities alone. */
  readonly tlsCa: string;
}

/** @throws when there is no such provider */
export async function openProvider(trx: Trx, vault: Vault, providerId: number): Promise<OpenedProvider> {
  const row = await trx
    .selectFrom('providers')
    .select(['tenant_id', 'host', 'port', 'username', 'password', 'httpkey', 'settings'])
    .select(['encryption', 'from_email', 'tls_verify', 'tls_ca'])
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  const opened = (name: 'password' | 'httpkey') =>
    row[name] === null ? '' : vault.open(row[name], `providers.${name}`);
  return {
    providerId,
    isShared: row.tenant_id === null,
    host: row.host,
    port: row.port,
    username: row.username,
    password: opened('password'),
    httpkey: opened('httpkey'),
    settings: row.settings,
    encryption: row.encryption,
    fromEmail: row.from_email,
    tlsVerify: row.tls_verify,
    tlsCa: row.tls_ca,
  };
}
