import type { Trx } from '@strowger/db';
import type { Brand } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import { lookOf } from './look-of.ts';

/** In whose name the server speaks to a tenant's people, in mails and authenticator apps; as `lookOf`. */
export async function brandOf(
  trx: Trx,
  platform: Pick<Platform, 'environment'>,
  tenantId: number | null,
): Promise<Brand> {
  const { title, support_email: supportEmail } = await lookOf(trx, platform, tenantId);
  return { title, ...(supportEmail === '' ? {} : { supportEmail }) };
}
