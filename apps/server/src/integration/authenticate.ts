import type { Database, Trx } from '@strowger/db';
import { KeyedQueue } from '../access/keyed-queue.ts';
import type { Platform } from '../platform.ts';
import type { LimitClass } from './application.ts';
import { raiseAlerts } from './audit/alerts.ts';
import { authenticationFailed, rateLimited } from './errors.ts';
import type { CallingIdentity } from './identities/calling-identity.ts';
import type { Credentials } from './identities/credentials.ts';
import { findIdentity, NO_IDENTITY, type StoredIdentity } from './identities/find-identity.ts';
import { isLocked, noteFailure } from './identities/lockout.ts';
import { portalAdmin } from './identities/portal-admin.ts';
import { type Verifier, verify } from './identities/verify.ts';
import { type BucketState, identityBucket, look } from './limits/buckets.ts';
import { limitOf, lockoutRules } from './settings.ts';

/** Who tries, from where. */
export interface Authenticating {
  readonly credentials: Credentials;
  readonly address: string;
  readonly limitClass: LimitClass;
  readonly now: Date;
}

/** How an authentication ended; a refusal is always the same answer, the log knows more. */
export type Authenticated =
  | {
      readonly kind: 'known';
      readonly identity: CallingIdentity;
      readonly stored: StoredIdentity;
      readonly secretIds: readonly number[];
    }
  | { readonly kind: 'refused'; readonly locked: boolean; readonly identity: StoredIdentity | null }
  | { readonly kind: 'limited'; readonly identity: StoredIdentity; readonly state: BucketState };

/** Stands for whoever has an unknown name: what is asked of the database is the same then. */
const NOBODY = { identityId: NO_IDENTITY, username: '', tenantId: null, rateOverrides: {} };

/** Finds out who calls (contract 40 B4). */
export class IdentityCheck {
  readonly #platform: Platform;
  readonly #verifier: Verifier;
  // Guesses at one name from one address wait for each other, so that a burst of them cannot slip past the counters.
  readonly #queue = new KeyedQueue();

  constructor(platform: Platform, verifier: Verifier) {
    this.#platform = platform;
    this.#verifier = verifier;
  }

  authenticate(asked: Authenticating): Promise<Authenticated> {
    const key = `${asked.address} ${(asked.credentials.username ?? '').toLowerCase()}`;
    return this.#queue.run(key, () => this.#inTurn(asked));
  }

  async #inTurn(asked: Authenticating): Promise<Authenticated> {
    const { credentials, address, now } = asked;
    const found = await this.#all((trx) => this.#look(trx, asked), { readOnly: true });
    if (found.state && found.identity && found.state.retryAfter > 0) {
      return { kind: 'limited', identity: found.identity, state: found.state };
    }
    const { identity } = found;
    const verdict = await verify(this.#verifier, credentials, found.locked ? null : identity);
    if (verdict.kind === 'verified' && identity) {
      return {
        kind: 'known',
        identity: callingIdentity(
          identity,
          verdict.used.map(({ validUntil }) => validUntil),
        ),
        stored: identity,
        secretIds: verdict.used.map(({ secretId }) => secretId),
      };
    }
    await this.#all(async (trx) => {
      // While it lasts a lock is not lengthened; the address goes on counting.
      const name = found.locked ? '' : (credentials.username ?? identity?.username ?? '');
      await noteFailure(trx, { name, address }, lockoutRules(this.#platform.settings), now);
      const ended = verdict.kind === 'refused' && verdict.ended;
      const sign = { kind: 'refused', identity: identity ?? NOBODY, address, ended, now } as const;
      await raiseAlerts(trx, this.#platform, sign);
    });
    return { kind: 'refused', locked: found.locked, identity };
  }

  async #look(trx: Trx, { credentials, address, limitClass, now }: Authenticating) {
    const identity = (await findIdentity(trx, credentials, now)) ?? (await this.#portalAdmin(trx, credentials, now));
    const name = credentials.username ?? identity?.username ?? '';
    const locked = name !== '' && (await isLocked(trx, { name, address }, now));
    const { identityId, rateOverrides } = identity ?? NOBODY;
    const limit = limitOf(this.#platform.settings, limitClass, rateOverrides);
    const state = await look(trx, { name: identityBucket(identityId, limitClass), limit }, now);
    return { identity, locked, state: identity ? state : null };
  }

  async #portalAdmin(trx: Trx, { username }: Credentials, now: Date): Promise<StoredIdentity | null> {
    const { settings, environment } = this.#platform;
    if (username === null || !settings.get('integration.allow_portal_admin')) return null;
    return portalAdmin(trx, username, { edition: environment.edition, now });
  }

  #all<T>(work: (trx: Trx) => Promise<T>, options: Parameters<Database['transaction']>[2] = {}): Promise<T> {
    return this.#platform.db.transaction({ kind: 'all' }, work, options);
  }
}

function callingIdentity(stored: StoredIdentity, ends: readonly (Date | null)[]): CallingIdentity {
  const first = ends.flatMap((end) => end ?? []).sort((left, right) => left.getTime() - right.getTime())[0];
  return {
    identityId: stored.identityId,
    username: stored.username,
    tenantId: stored.tenantId,
    applications: stored.applications,
    rateOverrides: stored.rateOverrides,
    actingUserId: stored.actingUserId,
    credentialExpires: first ?? null,
  };
}

/** @throws IntegrationError of a refusal */
export function requireKnown(outcome: Authenticated): Extract<Authenticated, { kind: 'known' }> {
  if (outcome.kind === 'limited') throw rateLimited(outcome.state.retryAfter);
  if (outcome.kind === 'refused') throw authenticationFailed();
  return outcome;
}
