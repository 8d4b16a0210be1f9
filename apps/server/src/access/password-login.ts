import type { Trx } from '@strowger/db';
import { writeAudit } from '../audit/write-audit.ts';
import { configChanged } from '../events/config-changed.ts';
import { keepEvent } from '../events/keep-event.ts';
import { type ApiError, errors } from '../http/errors.ts';
import { HIGHEST_ID } from '../http/path-parameters.ts';
import type { RequestFacts } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { type Account, hasExpired, readAccount } from './account.ts';
import { ROLE } from './effective-roles.ts';
import { type LoginSource, noteFailure, refuseTooMany } from './failed-logins.ts';
import { KeyedQueue } from './keyed-queue.ts';
import type { PasswordHasher } from './password-hash.ts';
import { readRoleGrants } from './role-grants.ts';
import type { Sessions } from './sessions.ts';

/** Who wants to log in: a user name or e-mail address in any case, or an id. */
export type LoginName = { readonly name: string } | { readonly userId: number };

export type LoginFacts = Pick<RequestFacts, 'ip' | 'method' | 'path'>;

/** A user whose password was right and who may log in with it. */
export interface VerifiedLogin {
  readonly account: Account;
  /** The hash that was verified: who acts on it later makes sure that it still is the stored one. */
  readonly passwordHash: string;
}

interface Candidate {
  readonly account: Account;
  readonly passwordHash: string | null;
}

const LONGEST_NAME = 256;
const LANES_OF_AN_ADDRESS = 4;
/** No user has this id. */
const NOBODY = 0;
const READ_ONLY = { readOnly: true };

/** Checks passwords, with throttling and lockout (contract 10 §1.2); log-in and Basic authentication share it. */
export class PasswordLogin {
  readonly #platform: Platform;
  readonly #passwords: PasswordHasher;
  readonly #sessions: Sessions;
  // Guesses at one name wait for each other, so that a burst of them cannot slip past the counters.
  readonly #queue = new KeyedQueue();
  readonly #lanes = new KeyedQueue();
  #attempts = 0;

  constructor(platform: Platform, passwords: PasswordHasher, sessions: Sessions) {
    this.#platform = platform;
    this.#passwords = passwords;
    this.#sessions = sessions;
  }

  /** @throws ApiError 401, 423 or 429 (too many attempts); whether the user may log in at all is {@link admit}'s question */
  async verify(login: LoginName, password: string, facts: LoginFacts): Promise<VerifiedLogin> {
    const userId = await this.#platform.db.transaction({ kind: 'all' }, (trx) => findUserId(trx, login), READ_ONLY);
    const counted = countedAs(login, userId);
    return this.#inTurn(facts.ip, counted, async () => {
      const candidate = await this.#readCandidate(userId, { ip: facts.ip, name: counted });
      const passwordHash = candidate?.passwordHash ?? null;
      const right = await this.#passwords.matches(passwordHash, password);
      if (!candidate || passwordHash === null || !right) {
        throw await this.#refuse(candidate?.account ?? null, counted, facts);
      }
      return { account: candidate.account, passwordHash };
    });
  }

  /** From one address few are judged at a time: no more than those get by once its failures are too many. */
  #inTurn<T>(ip: string, counted: string, attempt: () => Promise<T>): Promise<T> {
    this.#attempts += 1;
    const lane = `${this.#attempts % LANES_OF_AN_ADDRESS} ${ip}`;
    return this.#lanes.run(lane, () => this.#queue.run(counted, attempt));
  }

  /** The right password alone does not let everybody log in. @throws ApiError 403, 426, 429 */
  admit(account: Account): void {
    if (!account.active) throw errors.tooMany('Your account is locked or inactive, please ask the administrator');
    if (!account.tenantActive) throw errors.forbidden('Your organisation is disabled');
    if (hasExpired(account, this.#platform.now())) throw errors.passwordExpired();
  }

  /** A success clears the counter of failures. */
  async clearFailures(userId: number): Promise<void> {
    await this.#platform.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .updateTable('users')
        .set({ failed_attempts: 0 })
        .where('user_id', '=', userId)
        .where('failed_attempts', '>', 0)
        .execute(),
    );
  }

  #readCandidate(userId: number | null, source: LoginSource): Promise<Candidate | null> {
    const { db, environment, settings, now } = this.#platform;
    const rates = { perIp: settings.get('login_rate_ip'), perName: settings.get('login_rate_name') };
    return db.transaction(
      { kind: 'all' },
      async (trx) => {
        await refuseTooMany(trx, source, rates, now());
        const account = await readAccount(trx, userId ?? NOBODY, await readRoleGrants(trx), environment.edition);
        const user = await trx
          .selectFrom('users')
          .select('password_hash')
          .where('user_id', '=', userId ?? NOBODY)
          .executeTakeFirst();
        return account && user ? { account, passwordHash: user.password_hash } : null;
      },
      READ_ONLY,
    );
  }

  /**
   * Counts a login that got past the password and failed at the second factor, as a wrong password is counted.
   * @returns whether that locked the account
   */
  async countFailure(trx: Trx, account: Account, facts: LoginFacts): Promise<boolean> {
    return this.#count(trx, account, `user:${account.userId}`, facts);
  }

  // An unknown name runs through the same statements as a known one, so that time tells nothing.
  async #refuse(account: Account | null, counted: string, facts: LoginFacts): Promise<ApiError> {
    const { db } = this.#platform;
    const locked = await db.transaction({ kind: 'all' }, (trx) => this.#count(trx, account, counted, facts));
    return locked ? errors.locked('Your account has been locked') : errors.unauthorized('Invalid username or password');
  }

  async #count(trx: Trx, account: Account | null, counted: string, facts: LoginFacts): Promise<boolean> {
    await noteFailure(trx, { ip: facts.ip, name: counted }, this.#platform.now());
    const reached = await countFailure(trx, account);
    await writeAudit(trx, who(account), facts, {
      resource: 'sessions',
      resourceId: account?.userId ?? '',
      action: reached ? 'lock' : 'refuse',
      activity: reached ? 'Account Locked' : 'Failed Login',
    });
    if (reached && account) await this.#lock(trx, account);
    this.#tell(account, reached, facts);
    return reached;
  }

  // What was typed as a name may be a password: only who is meant is told.
  #tell(account: Account | null, locked: boolean, { ip, path }: LoginFacts): void {
    const { log, metrics } = this.#platform;
    metrics.failedLogin(locked ? 'locked' : 'password');
    const facts = { ip, path, user_id: account?.userId ?? null };
    if (locked) log.warn(facts, 'an account was locked after too many failed logins');
    else log.info(facts, 'a login failed');
  }

  async #lock(trx: Trx, account: Account): Promise<void> {
    await trx
      .updateTable('users')
      .set({ active: false, failed_attempts: 0, last_updated: this.#platform.now() })
      .where('user_id', '=', account.userId)
      .execute();
    await this.#sessions.revoke(trx, { userId: account.userId });
    const { userId: id, tenantId } = account;
    const change = { resource: 'users', id, action: 'updated', changed: ['active'], tenantId, by: null } as const;
    await keepEvent(trx, configChanged({ ...change, userIds: [id] }));
  }
}

/** Failures are counted by user, however he was named. */
function countedAs(login: LoginName, userId: number | null): string {
  if (userId !== null) return `user:${userId}`;
  return 'name' in login ? `name:${login.name.toLowerCase().slice(0, LONGEST_NAME)}` : `user:${login.userId}`;
}

function who(account: Account | null) {
  if (!account) return null;
  const { userId, tenantId, username } = account;
  return { userId, tenantId, username, impersonatorId: null };
}

async function findUserId(trx: Trx, login: LoginName): Promise<number | null> {
  if ('userId' in login) return Math.abs(login.userId) > HIGHEST_ID ? null : login.userId;
  const user = await trx
    .selectFrom('login_names')
    .select('user_id')
    .where('name', '=', login.name.toLowerCase())
    .executeTakeFirst();
  return user?.user_id ?? null;
}

/** Adds one to the counter of an active account that can be locked; true when that reached the policy's limit. */
async function countFailure(trx: Trx, account: Account | null): Promise<boolean> {
  const lockable = account?.active === true && !account.roles.includes(ROLE.admin);
  const counted = await trx
    .updateTable('users')
    .set((eb) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
    .where('user_id', '=', lockable ? account.userId : NOBODY)
    .where('active', '=', true)
    .returning('failed_attempts')
    .executeTakeFirst();
  const policy = await trx.selectFrom('password_policy').select('failed_attempts').executeTakeFirstOrThrow();
  return counted !== undefined && policy.failed_attempts > 0 && counted.failed_attempts >= policy.failed_attempts;
}
