import { lockInTransaction, type Trx } from '@strowger/db';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Platform } from '../platform.ts';

const ALGORITHM = 'RS256';
const MODULUS_BITS = 2048;
const SEAL_CONTEXT = 'signing_keys.private_key';
/** Unknown key ids make the keys be read again, but not more often than this. */
const REREAD_AFTER_MS = 5_000;

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

interface KeyRing {
  readonly signing: SigningKey;
  readonly publicKeys: ReadonlyMap<string, CryptoKey>;
  readonly readAt: number;
}

/** RSA keys that sign tokens; all processes on the database use the same (contract 10 §1.3). */
export class SigningKeys {
  readonly #platform: Pick<Platform, 'db' | 'vault' | 'now'>;
  #ring: Promise<KeyRing> | null = null;

  constructor(platform: Pick<Platform, 'db' | 'vault' | 'now'>) {
    this.#platform = platform;
  }

  /** @throws Error when the stored key was sealed under another master key */
  async current(): Promise<SigningKey> {
    return (await this.#keys()).signing;
  }

  /** The key of that id, null when this installation has none. */
  async publicKey(kid: string): Promise<CryptoKey | null> {
    const ring = await this.#keys();
    const known = ring.publicKeys.get(kid);
    if (known || this.#platform.now().getTime() - ring.readAt < REREAD_AFTER_MS) return known ?? null;
    this.#ring = null;
    return (await this.#keys()).publicKeys.get(kid) ?? null;
  }

  #keys(): Promise<KeyRing> {
    const ring = this.#ring ?? this.#load();
    this.#ring = ring;
    ring.catch(() => {
      if (this.#ring === ring) this.#ring = null;
    });
    return ring;
  }

  async #load(): Promise<KeyRing> {
    const readAt = this.#platform.now().getTime();
    const rows = await this.#platform.db.transaction({ kind: 'all' }, async (trx) => {
      const known = await readKeys(trx);
      if (known.length > 0) return known;
      await lockInTransaction(trx, 'signing_keys');
      const meanwhile = await readKeys(trx);
      return meanwhile.length > 0 ? meanwhile : [await this.#make(trx)];
    });
    const newest = rows[0];
    if (!newest) throw new Error('no signing key');
    const privateKey = await importKey(
      parseJwk(JSON.parse(this.#platform.vault.open(newest.private_key, SEAL_CONTEXT))),
    );
    const publicKeys = await Promise.all(
      rows.map(async (row) => [row.kid, await importKey(parseJwk(row.public_jwk))] as const),
    );
    return { signing: { kid: newest.kid, privateKey }, publicKeys: new Map(publicKeys), readAt };
  }

  async #make(trx: Trx): Promise<KeyRow> {
    const pair = await generateKeyPair(ALGORITHM, { modulusLength: MODULUS_BITS, extractable: true });
    const publicJwk = await exportJWK(pair.publicKey);
    const row = {
      kid: await calculateJwkThumbprint(publicJwk),
      public_jwk: JSON.stringify({ kty: publicJwk.kty, n: publicJwk.n, e: publicJwk.e }),
      private_key: this.#platform.vault.seal(JSON.stringify(await exportJWK(pair.privateKey)), SEAL_CONTEXT),
    };
    return trx
      .insertInto('signing_keys')
      .values({ ...row, created_at: this.#platform.now() })
      .returning(['kid', 'public_jwk', 'private_key'])
      .executeTakeFirstOrThrow();
  }
}

interface KeyRow {
  readonly kid: string;
  readonly public_jwk: unknown;
  readonly private_key: string;
}

function readKeys(trx: Trx): Promise<KeyRow[]> {
  return trx
    .selectFrom('signing_keys')
    .select(['kid', 'public_jwk', 'private_key'])
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute();
}

function parseJwk(value: unknown): JWK {
  if (typeof value !== 'object' || value === null || !('kty' in value) || value.kty !== 'RSA') {
    throw new Error('a stored signing key is not an RSA key');
  }
  return { ...value, kty: 'RSA' };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('a stored signing key is not an RSA key');
  return key;
}
