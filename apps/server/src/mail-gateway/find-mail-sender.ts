import { sql, type Trx } from '@strowger/db';
import { readTenantSettings } from '../features/tenants/settings/read-settings.ts';
import type { Platform } from '../platform.ts';

type Parts = Pick<Platform, 'settings' | 'vault'>;

/** Who may fax by mail: an account and its owner. */
export interface MailSender {
  readonly tenantId: number;
  readonly accountId: number;
  readonly phone: string;
  readonly settings: unknown;
  readonly userId: number;
  readonly username: string;
  readonly featureKeys: readonly string[];
  /** He wants a cover sheet. */
  readonly cover: boolean;
  /** The account's `emailtofax` program; null: none is installed. */
  readonly programId: number | null;
  /** Whether SPF or DKIM must pass for mails from outside. */
  readonly isChecked: boolean;
}

/** Whether mail for a domain is ours: the platform's, or one that a tenant has set. */
export async function isMailDomain(trx: Trx, { settings }: Parts, domain: string): Promise<boolean> {
  if (domain === settings.get('mail_domain').toLowerCase()) return true;
  const { rows } = await sql`
    select from tenant_settings where name = 'mail_domain' and lower(value #>> '{}') = ${domain} limit 1`.execute(trx);
  return rows.length > 0;
}

/**
 * The account that a mail's sender may fax by, at that domain: its address is his, whole, and its owner may fax by mail
 * (contract 30 §22). At the platform's domain he may have several: the one with an `emailtofax` program, then the oldest.
 */
export async function findMailSender(
  trx: Trx,
  parts: Parts,
  { from, domain }: { readonly from: string; readonly domain: string },
): Promise<MailSender | null> {
  for (const row of await candidates(trx, from)) {
    const settings = await readTenantSettings(trx, parts, row.tenantId);
    const own = settings.mail_domain?.toLowerCase();
    if (domain === own || domain === parts.settings.get('mail_domain').toLowerCase()) {
      return { ...row, isChecked: settings.email_to_fax_check !== false };
    }
  }
  return null;
}

async function candidates(trx: Trx, from: string): Promise<Omit<MailSender, 'isChecked'>[]> {
  const { rows } = await sql<Omit<MailSender, 'isChecked'>>`
    select a.tenant_id as "tenantId", a.account_id as "accountId", a.phone, a.settings, u.user_id as "userId", u.username,
      u.feature_keys as "featureKeys", u.cover,
      (select e.program_id from inbound_entries e
        where e.service = 'email_fax' and e.tenant_id = a.tenant_id and (e.account_id = a.account_id or e.address = ${from})
        order by e.account_id nulls last limit 1) as "programId"
    from accounts a
    join users u on u.user_id = coalesce(a.mirrors_user_id, a.created_by) and u.active
    join tenants t on t.tenant_id = a.tenant_id and t.active
    where a.active and lower(a.email) = ${from} and 'email_to_fax' = any(u.feature_keys)
      and a.type in ('account', 'child_account', 'extension', 'eaddress')
    order by "programId" nulls last, a.account_id
    limit 20`.execute(trx);
  return rows;
}
