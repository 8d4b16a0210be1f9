import type { Trx } from '@strowger/db';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';

export interface NewUser {
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Tells a new user by mail that he may log in, and under which name; never his password. */
export async function welcome(trx: Trx, { mail, settings, log }: Platform, user: NewUser): Promise<void> {
  const { userId, tenantId, username, email } = user;
  const name = `${user.firstName} ${user.lastName}`.trim();
  const data = { name, username, link: `${settings.get('public_url')}/` };
  try {
    await mail.send(trx, 'welcome', { address: email, name }, data, { key: `welcome:${userId}`, tenantId });
  } catch (error) {
    // An address or a name that no mail can carry must not keep the account from being made.
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ err: error, userId }, 'a welcome could not be sent');
  }
}
