import { sql, type Trx } from '@strowger/db';
import type { MessageCounts } from '@strowger/switch';

/** How many messages of a mailbox are new, and how many saved. */
export async function countMessages(trx: Trx, voicemailUuid: string): Promise<MessageCounts> {
  return trx
    .selectFrom('voicemail_messages')
    .select([
      sql<number>`count(*) filter (where message_status = 'new')::integer`.as('fresh'),
      sql<number>`count(*) filter (where message_status = 'saved')::integer`.as('saved'),
    ])
    .where('voicemail_uuid', '=', voicemailUuid)
    .executeTakeFirstOrThrow();
}
