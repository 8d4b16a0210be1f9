import type { Trx } from '@strowger/db';
import { NO_REQUEST, writeAudit } from '../../audit/write-audit.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { fromMicros } from '../../http/money.ts';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import type { CreditAlerts } from './credit-alert.ts';

/** A tenant after a movement of his balance; amounts in millionths. */
export interface MovedTenant {
  readonly tenantId: number;
  readonly company: string;
  readonly email: string;
  readonly credit: number;
  readonly threshold: number;
  /** The movement, which names the mails about it. */
  readonly ledgerId: number;
}

type Teller = Pick<Platform, 'mail' | 'settings' | 'log'>;

/** Events, activities and mails that a fall of the balance brings (contract 10 §9.9), in the transaction of the fall. */
export async function tellCredit(
  trx: Trx,
  platform: Teller,
  tenant: MovedTenant,
  { low, none }: Pick<CreditAlerts, 'low' | 'none'>,
): Promise<void> {
  if (low) await tell(trx, platform, tenant, 'low_credit');
  if (none) await tell(trx, platform, tenant, 'no_credit');
}

const WORDS = { low_credit: 'Low Credit', no_credit: 'No Credit' } as const;

async function tell(trx: Trx, platform: Teller, tenant: MovedTenant, what: keyof typeof WORDS): Promise<void> {
  const { tenantId, company } = tenant;
  const data = { credit: fromMicros(tenant.credit), credit_alert_threshold: fromMicros(tenant.threshold) };
  await keepEvent(trx, { type: `billing.${what}`, tenantId, data });
  await writeAudit(trx, null, NO_REQUEST, {
    resource: 'tenants',
    resourceId: tenantId,
    action: what,
    tenantId,
    after: { company, ...data },
    activity: `${WORDS[what]} ${company}`,
  });
  await mail(trx, platform, tenant, what);
}

/** A charge must not fail because nobody can be told of it. */
async function mail(trx: Trx, platform: Teller, tenant: MovedTenant, what: keyof typeof WORDS): Promise<void> {
  const { tenantId, company, email, ledgerId } = tenant;
  const facts = {
    company,
    credit: String(fromMicros(tenant.credit)),
    currency: platform.settings.get('currency'),
  };
  try {
    if (what === 'low_credit') {
      const data = { ...facts, threshold: String(fromMicros(tenant.threshold)) };
      await platform.mail.send(trx, 'low-credit', { address: email }, data, {
        key: `low-credit:${ledgerId}`,
        tenantId,
      });
    } else {
      await platform.mail.send(trx, 'no-credit', { address: email }, facts, { key: `no-credit:${ledgerId}`, tenantId });
    }
  } catch (error) {
    if (!(error instanceof UnsendableMail)) throw error;
    platform.log.warn({ tenantId, reason: error.message }, 'a tenant could not be told of his credit');
  }
}
