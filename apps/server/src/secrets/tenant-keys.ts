import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { Vault } from './vault.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'w1';

/** A key for one file. */
export const newFileKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * The key that wraps the keys of a tenant's files; made when it is first asked for. It is held until the transaction ends, so
 * that no file is wrapped by one that is being replaced.
 */
export async function tenantKeyOf(trx: Trx, vault: Vault, tenantId: number): Promise<Buffer> {
  const stored = () =>
    trx.selectFrom('tenant_keys').select('sealed_key').where('tenant_id', '=', tenantId).forShare().executeTakeFirst();
  const row = await stored();
  if (row) return openKey(vault, tenantId, row.sealed_key);
  await trx
    .insertInto('tenant_keys')
    .values({ tenant_id: tenantId, sealed_key: sealKey(vault, tenantId, newFileKey()) })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute();
  const made = await stored();
  if (!made) throw new Error('a tenant key just made is not there');
  return openKey(vault, tenantId, made.sealed_key);
}

/** The same to read with, in a transaction that writes nothing; null: the tenant has none. */
export async function readTenantKey(trx: Trx, vault: Vault, tenantId: number): Promise<Buffer | null> {
  const row = await trx
    .selectFrom('tenant_keys')
    .select('sealed_key')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row ? openKey(vault, tenantId, row.sealed_key) : null;
}

/** Puts a new key in place of the tenant's. @returns both, to wrap what the former one wraps; null: there is none */
export async function replaceTenantKey(
  trx: Trx,
  vault: Vault,
  tenantId: number,
  now: Date,
): Promise<{ readonly former: Buffer; readonly key: Buffer } | null> {
  const row = await trx
    .selectFrom('tenant_keys')
    .select('sealed_key')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const key = newFileKey();
  await trx
    .updateTable('tenant_keys')
    .set({ sealed_key: sealKey(vault, tenantId, key), date_created: now })
    .where('tenant_id', '=', tenantId)
    .execute();
  return { former: openKey(vault, tenantId, row.sealed_key), key };
}

/** AES-256-GCM; `context` is authenticated with it: which file of which object the key is for. */
export function wrapKey(wrapping: Buffer, key: Buffer, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(context));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), wrapped]).toString('base64url')}`;
}

/** @throws Error when the key was not wrapped by that one for that context */
export function unwrapKey(wrapping: Buffer, wrapped: string, context: string): Buffer {
  const [version, text] = wrapped.split('.', 2);
  if (version !== VERSION || text === undefined) throw new Error('not a wrapped key');
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

function sealKey(vault: Vault, tenantId: number, key: Buffer): string {
  return vault.seal(key.toString('base64'), `tenant_keys.${tenantId}`);
}

function openKey(vault: Vault, tenantId: number, sealed: string): Buffer {
  return Buffer.from(vault.open(sealed, `tenant_keys.${tenantId}`), 'base64');
}
