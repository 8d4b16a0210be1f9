import type { MailboxStore } from '@strowger/switch';
import type { LampSource } from './lamp.ts';
import { extensionNumbered } from './lamp-name.ts';
import type { Lamps } from './lamps.ts';

/**
 * `voicemail+<id>` and message-summary: lit while messages are new. An extension without a mailbox has no messages: its
 * phones may watch all the same.
 */
export function mailboxLamp(mailboxes: Pick<MailboxStore, 'counts' | 'onChanged'>, lamps: Lamps): LampSource {
  mailboxes.onChanged(({ tenantId, number }) => lamps.changed(tenantId, 'voicemail', number));
  return {
    async look(tenant, number) {
      const counts = await mailboxes.counts(tenant.tenantId, number);
      if (counts === null) {
        return extensionNumbered(tenant, number) === null ? null : { shows: 'messages', fresh: 0, saved: 0 };
      }
      return { shows: 'messages', fresh: counts.fresh, saved: counts.saved };
    },
  };
}
