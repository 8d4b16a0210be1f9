import { sql } from '@strowger/db';

/** True of a mailbox `r` whose number is that of an extension of the user's (contract 20 §7.1). */
export function isOwnMailbox(userId: number) {
  return sql<boolean>`exists (
    select from extensions e
    where e.tenant_id = r.tenant_id and e.extension = r.voicemail_id and e.user_id = ${userId})`;
}
