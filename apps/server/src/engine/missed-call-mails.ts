import type { Database, Trx } from '@strowger/db';
import type { MissedCallNotice, MissedCalls } from '@strowger/switch';
import type { Logger } from 'pino';
import { type Mail, UnsendableMail } from '../mail/mail.ts';

/** Puts a mail in the queue for each missed call; the call and who was called are its key, so that there is one. */
export function createMissedCallMails(db: Database, mail: Mail, log: Logger): MissedCalls {
  return {
    missed(notice) {
      const { tenantId } = notice;
      db.transaction({ kind: 'tenant', tenantId }, (trx) => sendMissed(trx, mail, notice)).catch((error: unknown) => {
        if (error instanceof UnsendableMail) log.warn({ tenantId, called: notice.number }, error.message);
        else log.error({ err: error, tenantId }, 'a missed call could not be mailed');
      });
    },
  };
}

async function sendMissed(trx: Trx, mail: Mail, notice: MissedCallNotice): Promise<void> {
  const { tenantId, callId, uuid, number, name, callerId, at } = notice;
  const data = {
    called: name === '' || name === number ? number : `${name} (${number})`,
    callerNumber: callerId.number,
    callerName: callerId.name,
    at: await localTime(trx, tenantId, at),
  };
  for (const address of addressesIn(notice.mailTo)) {
    const key = `missed-call:${callId}:${uuid}:${address.toLowerCase()}`.slice(0, LONGEST_KEY);
    await mail.send(trx, 'missed-call', { address }, data, { key, tenantId });
  }
}

const LONGEST_KEY = 255;
const MOST_ADDRESSES = 10;

function addressesIn(mailTo: string): string[] {
  const addresses = mailTo.split(/[,;]/).map((address) => address.trim());
  return [...new Set(addresses)].filter((address) => address !== '').slice(0, MOST_ADDRESSES);
}

async function localTime(trx: Trx, tenantId: number, at: number): Promise<string> {
  const tenant = await trx
    .selectFrom('tenants')
    .select('timezone')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: tenant.timezone,
  });
  return `${format.format(at)} (${tenant.timezone})`;
}
