import { randomInt } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import type { Vault } from '../../secrets/vault.ts';
import type { Environment } from '../../settings/environment.ts';
import { leadsHere } from './leads-here.ts';

/** What a tenant's phones are told unless somebody says otherwise. */
export interface DeviceDefaults {
  readonly server: string;
  readonly adminPassword: string;
  readonly userPassword: string;
}

const CONTEXT = 'device_defaults.password';
/** Without characters that look alike or that a phone's settings could trip over. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 14;

/** The tenant's defaults, made when they are first needed (contract 20 §2.3, §3.3). */
export async function deviceDefaults(
  trx: Trx,
  { environment, vault }: Pick<Platform, 'environment' | 'vault'>,
  tenantId: number,
): Promise<DeviceDefaults> {
  const domain = await trx
    .selectFrom('domains')
    .select('domain_name')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return defaultsAt(trx, vault, tenantId, await registrarOf(environment, domain?.domain_name ?? null));
}

/**
 * The same where it is known where phones register: the name of the SIP domain may come to lead here, or cease to.
 * @param server of `registrarOf`
 */
export async function defaultsAt(trx: Trx, vault: Vault, tenantId: number, server: string): Promise<DeviceDefaults> {
  const seal = (clear: string) => vault.seal(clear, CONTEXT);
  const stored = await find(trx, tenantId);
  if (stored?.server_address !== server) {
    const passwords = { admin_password: seal(makePassword()), user_password: seal(makePassword()) };
    await trx
      .insertInto('device_defaults')
      .values({ tenant_id: tenantId, server_address: server, ...passwords })
      .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ server_address: server }))
      .execute();
  }
  const row = stored ?? (await find(trx, tenantId));
  if (!row) throw new Error('defaults of devices just made are not there');
  return {
    server,
    adminPassword: vault.open(row.admin_password, CONTEXT),
    userPassword: vault.open(row.user_password, CONTEXT),
  };
}

function find(trx: Trx, tenantId: number) {
  return trx.selectFrom('device_defaults').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();
}

/** The tenant's SIP domain if phones find us by it, else the platform's own address. May take a look into the DNS. */
export async function registrarOf(
  { publicAddress }: Pick<Environment, 'publicAddress'>,
  domain: string | null,
): Promise<string> {
  return domain !== null && (await leadsHere(domain, publicAddress)) ? domain : publicAddress;
}

function makePassword(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
