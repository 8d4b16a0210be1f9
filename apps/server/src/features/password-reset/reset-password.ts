import { accessControl } from '../../access/access-control.ts';
import { noteFailure, refuseTooMany } from '../../access/failed-logins.ts';
import { KeyedQueue } from '../../access/keyed-queue.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import { type KeptEvent, keepEvent } from '../../events/keep-event.ts';
import { errors } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { setPassword } from '../password-policy/set-password.ts';
import { digestOf } from './reset-code.ts';
import { lockCode, type StoredCode } from './store.ts';

type Outcome = 'done' | 'unknown' | 'expired';

/** Sets passwords by code; wrong codes are counted with the failed logins of their address. */
export class PasswordReset {
  readonly #platform: Platform;
  // Guesses from one address wait for each other, so that a burst of them cannot slip past the counter.
  readonly #queue = new KeyedQueue();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /**
   * Sets the password of the user whom the code was mailed to; the code is used up by that alone (contract 10 §1.7).
   * @throws ApiError 401 expired code, 422 unknown or used code or a bad password, 429 after too many wrong codes
   */
  async reset(code: string, password: string, facts: RequestFacts): Promise<void> {
    const outcome = await this.#queue.run(facts.ip, async () => {
      await this.#refuseTooMany(facts.ip);
      const made = await this.#apply(code, password, facts);
      if (made === 'unknown') await this.#noteWrongCode(facts);
      return made;
    });
    if (outcome === 'expired') throw errors.unauthorized('The code has expired');
    if (outcome === 'unknown') {
      const message = 'is unknown or was used';
      throw errors.unprocessable(`The code ${message}`, [{ field: 'code', message }]);
    }
  }

  #refuseTooMany(ip: string): Promise<void> {
    const { db, settings, now } = this.#platform;
    const rates = { perIp: settings.get('login_rate_ip'), perName: settings.get('login_rate_name') };
    return db.transaction({ kind: 'all' }, (trx) => refuseTooMany(trx, sourceOf(ip), rates, now()), {
      readOnly: true,
    });
  }

  #apply(code: string, password: string, facts: RequestFacts): Promise<Outcome> {
    const { db, now } = this.#platform;
    return db.transaction({ kind: 'all' }, async (trx) => {
      const digest = digestOf(code);
      const stored = digest === null ? null : await lockCode(trx, digest);
      if (!stored) return 'unknown';
      if (stored.expiresAt <= now()) return 'expired';
      const { userId, tenantId } = stored;
      const control = accessControl(this.#platform);
      await setPassword(trx, control.passwords, { userId, tenantId, password, now: now() });
      await control.sessions.revoke(trx, { userId });
      await writeAudit(trx, { ...stored, impersonatorId: null }, facts, {
        resource: 'users',
        resourceId: userId,
        action: 'update',
        tenantId,
        after: { username: stored.username, password },
        activity: `Reset Password ${stored.username}`,
      });
      await keepEvent(trx, passwordChanged(stored));
      db.afterCommit(trx, control.forgetAccounts);
      return 'done';
    });
  }

  async #noteWrongCode(facts: RequestFacts): Promise<void> {
    const { db, log, metrics, now } = this.#platform;
    metrics.failedLogin('reset_code');
    log.warn({ ip: facts.ip }, 'a wrong password reset code');
    await db.transaction({ kind: 'all' }, async (trx) => {
      await noteFailure(trx, sourceOf(facts.ip), now());
      await writeAudit(trx, null, facts, {
        resource: 'password_resets',
        resourceId: '',
        action: 'refuse',
        activity: 'Wrong Reset Code',
      });
    });
  }
}

/** Codes name nobody: the address stands for the name. */
function sourceOf(ip: string) {
  return { ip, name: `reset-code:${ip}` };
}

function passwordChanged({ userId, tenantId }: StoredCode): KeptEvent {
  const change = { resource: 'users', id: userId, action: 'updated', changed: ['password'] } as const;
  return configChanged({ ...change, tenantId, by: userId, userIds: [userId] });
}
