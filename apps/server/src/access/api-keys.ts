import { createHash, randomBytes } from 'node:crypto';
import type { Trx } from '@strowger/db';
import { writeAudit } from '../audit/write-audit.ts';
import { errors } from '../http/errors.ts';
import { RateLimiter } from '../http/rate-limit.ts';
import type { Platform } from '../platform.ts';
import { noteFailure, refuseTooMany } from './failed-logins.ts';
import type { LoginFacts } from './password-login.ts';
import { TimedCache } from './timed-cache.ts';

/** What the database says of a key now. */
export interface KnownKey {
  readonly apiKeyId: number;
  /** In whose name it acts. */
  readonly userId: number;
  /** Requests a minute; 0 = any number. */
  readonly rateLimit: number;
  readonly active: boolean;
  /** The last day, UTC, on which it is good: `YYYY-MM-DD`. */
  readonly expires: string | null;
}

/** A key that was just made: the only moment in which it is known. */
export interface MintedKey {
  readonly key: string;
  readonly hash: string;
  /** First 8 characters, by which people recognise it (contract 10 §1.11). */
  readonly prefix: string;
}

const RANDOM_BYTES = 32;
const PREFIX_LENGTH = 8;
const LONGEST_KEY = 200;
const CACHE_MS = 4_000;
/** `last_used` is no more exact than this. */
const NOTED_MS = 60_000;
/** Under this name guesses stand among the failed logins. */
const GUESSES = 'api key';

/** A key of 256 random bits; the text before them lets people and scanners tell what it is. */
export function mintKey(): MintedKey {
  const key = `stw_${randomBytes(RANDOM_BYTES).toString('base64url')}`;
  return { key, hash: hashOf(key), prefix: key.slice(0, PREFIX_LENGTH) };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** API keys as credentials (contract 10 §1.11). */
export class ApiKeys {
  readonly #platform: Platform;
  readonly #known: TimedCache<string, KnownKey | null>;
  readonly #limiter: RateLimiter;
  readonly #noted = new Map<number, number>();

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#known = new TimedCache((hash) => this.#read(hash), CACHE_MS, platform.now);
    this.#limiter = new RateLimiter(platform.now);
  }

  /** Drops what is remembered: after the commit of whatever changes keys. */
  forget(): void {
    this.#known.clear();
  }

  /**
   * The key, when it is good now.
   * @throws ApiError 401; 429 for an address that guesses
   */
  async verify(key: string, facts: LoginFacts): Promise<KnownKey> {
    const known = key.length > LONGEST_KEY ? null : await this.#known.get(hashOf(key));
    if (!known) throw await this.#refuseGuess(facts);
    const today = this.#platform.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
    if (!known.active || (known.expires !== null && known.expires < today)) throw refused();
    return known;
  }

  /** Counts one request of the key. @throws ApiError 429 over its limit */
  spend({ apiKeyId, rateLimit }: KnownKey): void {
    this.#noteUse(apiKeyId);
    if (rateLimit === 0) return;
    const { allowed, retryAfterSeconds } = this.#limiter.take(apiKeyId, rateLimit);
    if (!allowed) throw errors.tooMany('Too many requests with this API key', retryAfterSeconds);
  }

  #read(hash: string): Promise<KnownKey | null> {
    return this.#platform.db.transaction({ kind: 'all' }, (trx) => findKey(trx, hash), { readOnly: true });
  }

  // A good key is never held back by what others at its address guess: 256 bits are not found by trying.
  async #refuseGuess(facts: LoginFacts): Promise<Error> {
    const { db, log, metrics, now, settings } = this.#platform;
    const source = { ip: facts.ip, name: GUESSES };
    metrics.failedLogin('api_key');
    await db.transaction({ kind: 'all' }, async (trx) => {
      await refuseTooMany(trx, source, { perIp: settings.get('login_rate_ip'), perName: 0 }, now());
      await noteFailure(trx, source, now());
      await writeAudit(trx, null, facts, {
        resource: 'api_keys',
        resourceId: '',
        action: 'refuse',
        tenantId: null,
        activity: null,
      });
    });
    log.warn({ ip: facts.ip, path: facts.path }, 'an unknown API key was refused');
    return refused();
  }

  /** One write a minute at most, and no request waits for it. */
  #noteUse(apiKeyId: number): void {
    const { db, log, now } = this.#platform;
    const at = now();
    if (at.getTime() - (this.#noted.get(apiKeyId) ?? Number.NEGATIVE_INFINITY) < NOTED_MS) return;
    this.#noted.set(apiKeyId, at.getTime());
    db.transaction({ kind: 'all' }, (trx) =>
      trx.updateTable('api_keys').set({ last_used: at }).where('api_key_id', '=', apiKeyId).execute(),
    ).catch((error: unknown) => {
      this.#noted.delete(apiKeyId);
      log.warn({ err: error }, 'the use of an API key could not be noted');
    });
  }
}

function refused(): Error {
  return errors.unauthorized('Invalid or expired API key');
}

async function findKey(trx: Trx, hash: string): Promise<KnownKey | null> {
  const row = await trx
    .selectFrom('api_keys')
    .select(['api_key_id', 'user_id', 'rate_limit', 'active', 'expires'])
    .where('key_hash', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    apiKeyId: row.api_key_id,
    userId: row.user_id,
    rateLimit: row.rate_limit,
    active: row.active,
    expires: row.expires,
  };
}
