import { sql, type Trx } from '@strowger/db';
import { type Edition, ROLE } from '../../access/effective-roles.ts';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import { formatLocal, type TimeZone } from '../../time/zone.ts';
import { brandOf } from '../branding/brand-of.ts';

const DAY_MS = 86_400_000;
const BATCH = 200;

type Needed = Pick<Platform, 'db' | 'settings' | 'mail' | 'now' | 'log' | 'environment' | 'jobs'>;

/**
 * Declares the job that mails users whose password is about to expire, once a day each (contract 10 §6). It looks every
 * hour of the day, so that a server that was down in the morning makes up for it.
 */
export function declareExpiryReminders(platform: Needed): void {
  platform.jobs.schedule('password-expiry.remind', '11 6-22 * * *', (signal) => remindOfExpiry(platform, signal));
}

/** Running it again on the same day mails nobody twice. */
export async function remindOfExpiry(platform: Needed, signal: AbortSignal): Promise<void> {
  let last = 0;
  while (!signal.aborted) {
    const after = last;
    const reminded = await platform.db.transaction({ kind: 'all' }, async (trx) => {
      const due = await findDue(trx, platform.environment.edition, platform.now(), after);
      for (const user of due) await remind(trx, platform, user);
      return due;
    });
    const end = reminded.at(-1);
    if (!end || reminded.length < BATCH) return;
    last = end.user_id;
  }
}

type Due = Awaited<ReturnType<typeof findDue>>[number];

/** Users to whom the expiry applies, whose password expires within the days of the policy and has not yet. */
function findDue(trx: Trx, edition: Edition, now: Date, afterUserId: number) {
  const expiresAt = sql<Date>`users.password_changed_at + make_interval(hours => 24 * password_policy.passwd_exp_limit)`;
  return trx
    .selectFrom('users')
    .innerJoin('tenants', 'tenants.tenant_id', 'users.tenant_id')
    .crossJoin('password_policy')
    .select(['users.user_id', 'users.tenant_id', 'users.email', 'users.first_name', 'users.last_name'])
    .select(['users.timezone_id', 'tenants.timezone', 'password_policy.passwd_exp_limit'])
    .select('users.password_changed_at')
    .where('users.user_id', '>', afterUserId)
    .where('users.active', '=', true)
    .where('users.password_hash', 'is not', null)
    .where('tenants.active', '=', true)
    .where('password_policy.passwd_exp_limit', '>', 0)
    .where(({ eb }) => (edition === 'community' ? eb.val(true) : sql<boolean>`'password_expiry' = any(tenants.flags)`))
    .where(
      sql<boolean>`not exists (
        select from user_roles where user_roles.user_id = users.user_id and user_roles.role_id = ${ROLE.admin})`,
    )
    .where(expiresAt, '>', now)
    .where(sql<Date>`${expiresAt} - make_interval(hours => 24 * password_policy.passwd_email_notify)`, '<=', now)
    .orderBy('users.user_id')
    .limit(BATCH)
    .execute();
}

async function remind(trx: Trx, platform: Needed, user: Due): Promise<void> {
  const { mail, settings, log } = platform;
  const now = platform.now();
  const where: TimeZone = user.timezone_id === null ? { zone: user.timezone } : { offsetSeconds: user.timezone_id };
  const today = dayOf(now, where);
  const expiresAt = new Date(user.password_changed_at.getTime() + user.passwd_exp_limit * DAY_MS);
  const name = `${user.first_name} ${user.last_name}`.trim();
  try {
    await mail.send(
      trx,
      'password-expiring',
      { address: user.email, name },
      { name, days: daysBetween(today, dayOf(expiresAt, where)), link: `${settings.get('public_url')}/` },
      {
        key: `password-expiring:${user.user_id}:${today}`,
        tenantId: user.tenant_id,
        brand: await brandOf(trx, platform, user.tenant_id),
        deliverBefore: expiresAt,
      },
    );
  } catch (error) {
    // One address that no mail can go to must not keep the others from theirs.
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ err: error, userId: user.user_id }, 'a reminder could not be sent');
  }
}

function dayOf(at: Date, where: TimeZone): string {
  return formatLocal(at, where).slice(0, 10);
}

/** Days from one `YYYY-MM-DD` to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
