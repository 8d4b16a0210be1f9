import { sql, type Trx } from '@strowger/db';

export interface NewMail {
  readonly key: string;
  readonly tenantId: number | null;
  readonly template: string;
  readonly content: string;
  readonly createdAt: Date;
  readonly giveUpAt: Date;
}

/** @returns its id; null when a mail of that key is there already */
export async function insertMail(trx: Trx, mail: NewMail): Promise<number | null> {
  const row = await trx
    .insertInto('mails')
    .values({
      mail_key: mail.key,
      tenant_id: mail.tenantId,
      template: mail.template,
      content: mail.content,
      created_at: mail.createdAt,
      give_up_at: mail.giveUpAt,
      next_attempt_at: mail.createdAt,
    })
    .onConflict((conflict) => conflict.column('mail_key').doNothing())
    .returning('mail_id')
    .executeTakeFirst();
  return row?.mail_id ?? null;
}

export interface ClaimedMail {
  readonly mail_id: number;
  readonly mail_key: string;
  readonly tenant_id: number | null;
  readonly template: string;
  readonly content: string | null;
  readonly created_at: Date;
  readonly give_up_at: Date;
  /** This one included. */
  readonly attempts: number;
}

/** Takes the mail that is due longest: nobody else takes it before `leaseUntil`. */
export async function claimMail(trx: Trx, now: Date, leaseUntil: Date): Promise<ClaimedMail | undefined> {
  return trx
    .updateTable('mails')
    .set((eb) => ({ next_attempt_at: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('mail_id', '=', (eb) =>
      eb
        .selectFrom('mails')
        .select('mail_id')
        .where('next_attempt_at', '<=', now)
        .where('give_up_at', '>', now)
        .orderBy('next_attempt_at')
        .orderBy('mail_id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['mail_id', 'mail_key', 'tenant_id', 'template', 'content', 'created_at', 'give_up_at', 'attempts'])
    .executeTakeFirst();
}

export async function markSent(trx: Trx, mailId: number, at: Date): Promise<void> {
  await trx
    .updateTable('mails')
    .set({ sent_at: at, next_attempt_at: null, content: null, error: null })
    .where('mail_id', '=', mailId)
    .execute();
}

export async function markDelayed(trx: Trx, mailId: number, error: string, nextAttemptAt: Date): Promise<void> {
  await trx
    .updateTable('mails')
    .set({ error, next_attempt_at: nextAttemptAt })
    .where('mail_id', '=', mailId)
    .where('sent_at', 'is', null)
    .execute();
}

export async function markGivenUp(trx: Trx, mailId: number, error: string): Promise<void> {
  await trx
    .updateTable('mails')
    .set({ error, next_attempt_at: null, content: null })
    .where('mail_id', '=', mailId)
    .where('sent_at', 'is', null)
    .execute();
}

/** Gives up what could not be sent in its time. @returns how many mails */
export async function giveUpLate(trx: Trx, now: Date): Promise<number> {
  const rows = await trx
    .updateTable('mails')
    .set({ next_attempt_at: null, content: null, error: sql<string>`coalesce(error, 'not sent in time')` })
    .where('next_attempt_at', '<=', now)
    .where('give_up_at', '<=', now)
    .returning('mail_id')
    .execute();
  return rows.length;
}

/** Deletes mails that are done and older than that. @returns how many, at most `limit` */
export async function deleteDone(trx: Trx, before: Date, limit: number): Promise<number> {
  const rows = await trx
    .deleteFrom('mails')
    .where('mail_id', 'in', (eb) =>
      eb
        .selectFrom('mails')
        .select('mail_id')
        .where('next_attempt_at', 'is', null)
        .where('created_at', '<', before)
        .limit(limit),
    )
    .returning('mail_id')
    .execute();
  return rows.length;
}
