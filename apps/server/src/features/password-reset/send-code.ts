import type { Trx } from '@strowger/db';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import { brandOf } from '../branding/brand-of.ts';
import { newCode } from './reset-code.ts';
import { lockAddressee, storeCode, takeMailSlot } from './store.ts';

/** Mails an hour to one address (contract 10 §1.7). */
const MAILS_AN_HOUR = 3;
const MINUTE_MS = 60_000;

type Needed = Pick<Platform, 'db' | 'settings' | 'mail' | 'now' | 'log' | 'environment'>;

/**
 * Mails a fresh code to the user of an address, which ends the code before it. Does nothing where nobody has the
 * address or enough mails went there. The link stands on `public_url`, whatever the request called us.
 */
export async function sendCode(platform: Needed, email: string): Promise<void> {
  try {
    await platform.db.transaction({ kind: 'all' }, (trx) => mailCode(trx, platform, email));
  } catch (error) {
    // Trying again would not make a good address of a bad one.
    if (!(error instanceof UnsendableMail)) throw error;
    platform.log.warn({ err: error }, 'a password reset could not be mailed');
  }
}

async function mailCode(trx: Trx, platform: Needed, email: string): Promise<void> {
  const { settings, mail, now, log } = platform;
  const at = now();
  const to = await lockAddressee(trx, email);
  if (!to) return;
  if (!(await takeMailSlot(trx, to, MAILS_AN_HOUR, at))) {
    log.warn({ userId: to.userId }, 'a password reset was asked for too often: no mail');
    return;
  }
  const code = newCode();
  const minutes = settings.get('reset_code_minutes');
  const expiresAt = new Date(at.getTime() + minutes * MINUTE_MS);
  await storeCode(trx, to, code.digest, expiresAt);
  await mail.send(
    trx,
    'password-reset',
    { address: to.email, name: to.name },
    { name: to.name, link: linkTo(settings.get('public_url'), code.text), minutes },
    {
      key: `password-reset:${to.userId}:${at.getTime()}`,
      tenantId: to.tenantId,
      brand: await brandOf(trx, platform, to.tenantId),
      deliverBefore: expiresAt,
    },
  );
}

function linkTo(publicUrl: string, code: string): string {
  return `${publicUrl}/#/auth/reset-password?code=${code}`;
}
