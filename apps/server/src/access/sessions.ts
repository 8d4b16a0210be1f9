import { randomUUID } from 'node:crypto';
import { sql, type Trx } from '@strowger/db';
import { keepEvents } from '../events/keep-event.ts';
import type { Platform } from '../platform.ts';
import { TimedCache } from './timed-cache.ts';

/** What the database says of a token's session now. */
export interface SessionState {
  readonly userId: number;
  /** Neither revoked nor expired, and not older than the user's tokens may be. */
  readonly live: boolean;
  readonly mfaOk: boolean;
  readonly impersonatorId: number | null;
}

export interface NewSession {
  readonly userId: number;
  readonly tenantId: number;
  readonly ip: string;
  readonly userAgent: string;
  readonly lifetimeSeconds: number;
  readonly mfaOk: boolean;
  /** When the second factor was proven, where that was part of logging in. */
  readonly secondFactorAt?: Date;
  readonly impersonatorId: number | null;
  /** Session of the impersonator, with which this one ends. */
  readonly parentJti?: string | null;
}

export interface OpenedSession {
  readonly jti: string;
  /** Epoch seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Whose sessions end; `except` names one that goes on. */
export type Revocation =
  | { readonly userId: number; readonly except?: string | null }
  | { readonly tenantId: number }
  | { readonly jti: string };

const CACHE_MS = 4_000;
const CLEARED_AT_ONCE = 200;
const LONGEST_USER_AGENT = 512;

/** Sessions: one row for each token (contract 10 §1.3). */
export class Sessions {
  readonly #platform: Pick<Platform, 'db' | 'now'>;
  readonly #states: TimedCache<string, SessionState | null>;

  constructor(platform: Pick<Platform, 'db' | 'now'>) {
    this.#platform = platform;
    this.#states = new TimedCache((jti) => this.#read(jti), CACHE_MS, platform.now);
  }

  /** At most 4 s old; null for a session that does not exist (any more). */
  async state(jti: string): Promise<SessionState | null> {
    const state = await this.#states.get(jti);
    // Not remembered while the second factor is due: once another process has taken it, the token is good everywhere.
    if (state && !state.mfaOk) this.#states.forget(jti);
    return state;
  }

  forget(): void {
    this.#states.clear();
  }

  async open(trx: Trx, session: NewSession): Promise<OpenedSession> {
    const now = this.#platform.now();
    await this.#clearExpired(trx, now);
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expiresAt = issuedAt + session.lifetimeSeconds;
    const jti = randomUUID();
    await trx
      .insertInto('sessions')
      .values({
        jti,
        user_id: session.userId,
        tenant_id: session.tenantId,
        issued_at: now,
        expires_at: new Date(expiresAt * 1000),
        ip_address: session.ip,
        user_agent: session.userAgent.slice(0, LONGEST_USER_AGENT),
        mfa_ok: session.mfaOk,
        second_factor_at: session.secondFactorAt ?? null,
        impersonator_id: session.impersonatorId,
        parent_jti: session.parentJti ?? null,
      })
      .execute();
    return { jti, issuedAt, expiresAt };
  }

  /** Ends sessions from the commit on, and tells `user.status` of users who have none left. */
  async revoke(trx: Trx, which: Revocation): Promise<void> {
    const now = this.#platform.now();
    const spared = 'userId' in which ? (which.except ?? null) : null;
    if (!('jti' in which) && spared === null) await outdateTokens(trx, which, now);
    const ended = await trx
      .updateTable('sessions')
      .set({ revoked_at: now })
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .where(({ eb, and }) =>
        and([
          'jti' in which
            ? eb('jti', '=', which.jti)
            : 'tenantId' in which
              ? eb('tenant_id', '=', which.tenantId)
              : eb('user_id', '=', which.userId),
          ...(spared === null ? [] : [eb('jti', '<>', spared)]),
        ]),
      )
      .returning(['jti', 'user_id'])
      .execute();
    const acted = await endActing(trx, ended, 'userId' in which ? { userId: which.userId, spared } : null, now);
    await this.#tellLogouts(trx, [...new Set([...ended, ...acted].map((row) => row.user_id))], now);
    this.#platform.db.afterCommit(trx, () => this.forget());
  }

  async #tellLogouts(trx: Trx, userIds: readonly number[], now: Date): Promise<void> {
    if (userIds.length === 0) return;
    const users = await trx
      .selectFrom('users')
      .select(['user_id', 'tenant_id', 'username'])
      .where('user_id', 'in', userIds)
      .where(({ not, exists }) => not(exists(liveSessions(trx, now))))
      .execute();
    await keepEvents(
      trx,
      users.map((user) => statusEvent(user, 'logout')),
    );
  }

  async #read(jti: string): Promise<SessionState | null> {
    const now = this.#platform.now();
    const row = await this.#platform.db.transaction(
      { kind: 'all' },
      (trx) =>
        trx
          .selectFrom('sessions')
          .innerJoin('users', 'users.user_id', 'sessions.user_id')
          .select(['sessions.user_id', 'mfa_ok', 'impersonator_id', 'revoked_at', 'expires_at'])
          .select(sql<boolean>`issued_at >= tokens_valid_from`.as('current'))
          .select(impersonatorMayAct(now).as('may_act'))
          .where('jti', '=', jti)
          .executeTakeFirst(),
      { readOnly: true },
    );
    if (!row) return null;
    return {
      userId: row.user_id,
      live: row.revoked_at === null && row.expires_at > now && row.current && row.may_act,
      mfaOk: row.mfa_ok,
      impersonatorId: row.impersonator_id,
    };
  }

  async #clearExpired(trx: Trx, now: Date): Promise<void> {
    const expired = trx.selectFrom('sessions').select('jti').where('expires_at', '<', now).limit(CLEARED_AT_ONCE);
    await trx.deleteFrom('sessions').where('jti', 'in', expired).execute();
  }
}

/** Sessions of the users row of the outer query that are neither revoked nor expired. */
export function liveSessions(trx: Trx, now: Date) {
  return trx
    .selectFrom('sessions')
    .select(sql<number>`1`.as('one'))
    .whereRef('sessions.user_id', '=', sql.ref('users.user_id'))
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', now);
}

/**
 * Sessions in which somebody acts for another end with the session they were opened from. When the sessions of one person
 * end, so do those in which he acts for others: all, or but those opened from the session that goes on.
 */
async function endActing(
  trx: Trx,
  ended: readonly { readonly jti: string }[],
  actor: { readonly userId: number; readonly spared: string | null } | null,
  now: Date,
): Promise<{ user_id: number }[]> {
  if (ended.length === 0 && actor === null) return [];
  const parents = ended.map((row) => row.jti);
  return trx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where((eb) =>
      eb.or([
        ...(parents.length === 0 ? [] : [eb('parent_jti', 'in', parents)]),
        ...(actor === null ? [] : [eb('impersonator_id', '=', actor.userId).and(openedFromAnother(actor.spared))]),
      ]),
    )
    .returning('user_id')
    .execute();
}

/** @param spared the session that goes on; null: none does */
function openedFromAnother(spared: string | null) {
  return spared === null ? sql<boolean>`true` : sql<boolean>`parent_jti is distinct from ${spared}::uuid`;
}

/**
 * Whether nobody acts in the session's name, or who does still may: he and his organisation are active, and the session
 * he came with lives; one who came without a session has not had his logins ended since.
 */
function impersonatorMayAct(now: Date) {
  return sql<boolean>`(impersonator_id is null or exists (
    select from users as actor
    join tenants on tenants.tenant_id = actor.tenant_id
    where actor.user_id = sessions.impersonator_id and actor.active and tenants.active
      and case when sessions.parent_jti is null then sessions.issued_at >= actor.tokens_valid_from
        else exists (
          select from sessions as parent
          where parent.jti = sessions.parent_jti and parent.revoked_at is null and parent.expires_at > ${now}
            and parent.issued_at >= actor.tokens_valid_from)
        end))`;
}

/** A login that runs at this moment must not bring a token older than the reason for the revocation. */
async function outdateTokens(trx: Trx, which: { userId: number } | { tenantId: number }, now: Date): Promise<void> {
  await trx
    .updateTable('users')
    .set({ tokens_valid_from: now })
    .where((eb) => ('userId' in which ? eb('user_id', '=', which.userId) : eb('tenant_id', '=', which.tenantId)))
    .execute();
}

/** The `user.status` event of contract 00. */
export function statusEvent(
  user: { readonly user_id: number; readonly tenant_id: number; readonly username: string },
  status: 'login' | 'logout',
) {
  return {
    type: 'user.status' as const,
    tenantId: user.tenant_id,
    userIds: [user.user_id],
    data: { user_id: user.user_id, username: user.username, status },
  };
}
