import { sql, type Trx } from '@strowger/db';

/** Failures count for so long (contract 40 B4). */
const WINDOW_MS = 10 * 60_000;

/** When names and addresses are shut out. */
export interface LockoutRules {
  /** Failures of one name from one address. */
  readonly failures: number;
  readonly minutes: number;
  /** Failures of one address, whatever the names. */
  readonly addressFailures: number;
}

/** Whose failures are counted together. */
export interface Attempting {
  /** As it was sent; empty: an access hash alone. */
  readonly name: string;
  readonly address: string;
}

/** Seconds for which an address that failed too often has to wait; 0: it may go on. */
export async function waitOfAddress(trx: Trx, address: string, rules: LockoutRules, now: Date): Promise<number> {
  const decisive = await trx
    .selectFrom('integration_failure')
    .select('at')
    .where('address', '=', address)
    .where('at', '>', new Date(now.getTime() - WINDOW_MS))
    .orderBy('at', 'desc')
    .offset(rules.addressFailures - 1)
    .limit(1)
    .executeTakeFirst();
  return decisive ? Math.max(1, Math.ceil((decisive.at.getTime() + WINDOW_MS - now.getTime()) / 1000)) : 0;
}

export async function isLocked(trx: Trx, { name, address }: Attempting, now: Date): Promise<boolean> {
  const lock = await trx
    .selectFrom('integration_lockout')
    .select('locked_until')
    .where('name', '=', name.toLowerCase())
    .where('address', '=', address)
    .where('locked_until', '>', now)
    .executeTakeFirst();
  return lock !== undefined;
}

/** Counts a failure, and locks the name for that address when it was one too many; whether or not there is such a name. */
export async function noteFailure(trx: Trx, who: Attempting, rules: LockoutRules, now: Date): Promise<void> {
  const name = who.name.toLowerCase();
  const { address } = who;
  await trx.insertInto('integration_failure').values({ at: now, name, address }).execute();
  // An access hash alone names nobody: then the address alone is counted.
  if (name === '') return;
  const since = new Date(now.getTime() - WINDOW_MS);
  const until = new Date(now.getTime() + rules.minutes * 60_000);
  await sql`
    insert into integration_lockout (name, address, locked_until)
    select ${name}, ${address}, ${until}
    where (select count(*) from integration_failure
      where address = ${address} and name = ${name} and at > ${since}) >= ${rules.failures}
    on conflict (name, address) do update set locked_until = excluded.locked_until`.execute(trx);
}

/** What counts no more. */
export async function purgeFailures(trx: Trx, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - WINDOW_MS);
  await sql`delete from integration_lockout where locked_until < ${now}`.execute(trx);
  const result = await sql`
    delete from integration_failure where failure_id in (
      select failure_id from integration_failure where at < ${before} limit ${most})`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
