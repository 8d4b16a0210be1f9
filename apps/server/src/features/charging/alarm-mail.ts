import type { Trx } from '@strowger/db';
import { UnsendableMail } from '../../mail/mail.ts';
import type { MailData, MailName } from '../../mail/templates.ts';
import type { Platform } from '../../platform.ts';
import { PLATFORM_TENANT } from '../tenants/platform-tenant.ts';

export type Teller = Pick<Platform, 'mail' | 'settings' | 'log'>;

interface Told {
  readonly tenantId: number;
  readonly email: string;
  /** Names the occasion: it is told once. */
  readonly key: string;
}

/** Mails an alarm. What raised it must not fail because nobody can be told. */
export async function mailAlarm<N extends MailName>(
  trx: Trx,
  { mail, log }: Pick<Teller, 'mail' | 'log'>,
  template: N,
  { tenantId, email, key }: Told,
  facts: MailData[N],
): Promise<void> {
  try {
    await mail.send(trx, template, { address: email }, facts, { key, tenantId });
  } catch (error) {
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ tenantId, reason: error.message }, 'nobody could be told of an alarm');
  }
}

/** Where whoever runs the platform is told of an alarm of a tenant; null: nowhere, or the alarm is his own. */
export async function platformAddress(trx: Trx, tenantId: number | null): Promise<string | null> {
  if (tenantId === PLATFORM_TENANT) return null;
  const owner = await trx
    .selectFrom('tenants')
    .select('email')
    .where('tenant_id', '=', PLATFORM_TENANT)
    .executeTakeFirst();
  return owner?.email ?? null;
}
