import { createHash } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { MailContent } from './received-mail.ts';

/** The same letter for the same use, whoever brings it and however often: by its Message-ID, else by what it says. */
export function mailHash({ messageId, subject, text, attachments }: MailContent, use: readonly string[]): string {
  const identity = messageId || [subject, text, ...attachments.map(({ bytes }) => digest(bytes))].join('\n');
  return digest([identity, ...use].join('\n'));
}

const digest = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Whether a mail has not come before; from now on it has (contract 30 §22: remembered for seven days). */
export async function isNewMail(trx: Trx, tenantId: number, hash: string): Promise<boolean> {
  const taken = await trx
    .insertInto('received_mails')
    .values({ tenant_id: tenantId, mail_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('received_mail_id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function hasMailCome(trx: Trx, tenantId: number, hash: string): Promise<boolean> {
  const known = await trx
    .selectFrom('received_mails')
    .select('received_mail_id')
    .where('tenant_id', '=', tenantId)
    .where('mail_hash', '=', hash)
    .executeTakeFirst();
  return known !== undefined;
}
