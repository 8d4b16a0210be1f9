import type { Trx } from '@strowger/db';
import { personTokens } from '../../merge-tokens/person-tokens.ts';
import type { TokenValues } from '../../merge-tokens/token-names.ts';
import type { Platform } from '../../platform.ts';
import { formatLocal } from '../../time/zone.ts';
import { brandOf } from '../branding/brand-of.ts';
import { findContact } from '../contacts/contact-for.ts';

/** What a mail adds. */
interface MailText {
  readonly subject: string;
  readonly body: string;
}

/**
 * What the tokens of a transmission stand for (contract 30 §13). The transaction's fence must show the tenant.
 * @param mail of which it was made; null: of none
 */
export async function readTokenValues(
  trx: Trx,
  platform: Pick<Platform, 'environment'>,
  transmissionId: number,
  now: Date,
  mail: MailText | null = null,
): Promise<TokenValues> {
  const transmission = await trx
    .selectFrom('transmissions')
    .innerJoin('tenants', 'tenants.tenant_id', 'transmissions.tenant_id')
    .select([
      'transmissions.tenant_id',
      'transmissions.user_id',
      'account_id',
      'contact_id',
      'title',
      'pages',
      'timezone',
    ])
    .where('transmission_id', '=', transmissionId)
    .executeTakeFirst();
  return transmission ? valuesOf(trx, platform, transmission, now, mail) : {};
}

/**
 * The same of somebody who has called: his contact is the tenant's with these digits; without one his number alone is known.
 * @param phone empty: he withholds it
 */
export async function readCallerTokens(
  trx: Trx,
  platform: Pick<Platform, 'environment'>,
  { tenantId, phone }: { readonly tenantId: number; readonly phone: string },
  now: Date,
): Promise<TokenValues> {
  const tenant = await trx
    .selectFrom('tenants')
    .select(['tenant_id', 'timezone'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) return {};
  const contact = phone === '' ? undefined : await findContact(trx, { tenantId, createdBy: null }, { phone });
  const nobody = { user_id: null, account_id: null, contact_id: contact?.contact_id ?? null, title: '', pages: 0 };
  return {
    ...personTokens('transmission:contact', { phone }),
    ...personTokens('transmission:destination', { phone }),
    ...(await valuesOf(trx, platform, { ...tenant, ...nobody }, now, null)),
  };
}

/** Who faxes a mail, to which numbers. */
export interface MailedFax extends MailText {
  readonly tenantId: number;
  readonly userId: number;
  readonly accountId: number;
  readonly numbers: readonly string[];
}

/** The same of a mail of which transmissions are yet to be made: one sheet for all its numbers. */
export async function readMailTokens(
  trx: Trx,
  platform: Pick<Platform, 'environment'>,
  { tenantId, userId, accountId, numbers, ...mail }: MailedFax,
  now: Date,
): Promise<TokenValues> {
  const tenant = await trx
    .selectFrom('tenants')
    .select(['tenant_id', 'timezone', 'company'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) return {};
  const sent = { user_id: userId, account_id: accountId, contact_id: null, title: mail.subject, pages: 0 };
  const values = await valuesOf(trx, platform, { ...tenant, ...sent }, now, mail);
  return {
    ...values,
    ...personTokens('transmission:destination', { phone: numbers.join(', ') }),
    'user:company': values['user:company'] || tenant.company,
  };
}

/** Whom and what the tokens speak of. */
interface Spoken {
  readonly tenant_id: number;
  readonly user_id: number | null;
  readonly account_id: number | null;
  readonly contact_id: number | null;
  readonly title: string;
  readonly pages: number;
  readonly timezone: string;
}

async function valuesOf(
  trx: Trx,
  platform: Pick<Platform, 'environment'>,
  { tenant_id, user_id, account_id, contact_id, title, pages, timezone }: Spoken,
  now: Date,
  mail: MailText | null,
): Promise<TokenValues> {
  const { account, contact, user } = await readPeople(trx, { account_id, contact_id, user_id });
  return {
    ...personTokens('transmission:source', account),
    ...personTokens('transmission:account', account),
    ...personTokens('transmission:destination', contact),
    ...personTokens('transmission:contact', contact),
    ...personTokens('user', user),
    'transmission:title': title,
    'transmission:pages': pages > 0 ? String(pages) : '',
    'program:date': formatLocal(now, { zone: timezone }),
    'template:subject': mail?.subject ?? title,
    'template:body': mail?.body ?? '',
    'site:title': (await brandOf(trx, platform, tenant_id)).title,
  };
}

async function readPeople(
  trx: Trx,
  of: { readonly account_id: number | null; readonly contact_id: number | null; readonly user_id: number | null },
) {
  const account = await trx
    .selectFrom('accounts')
    .select(['first_name', 'last_name', 'email', 'phone', 'address', 'username'])
    .where('account_id', '=', of.account_id ?? -1)
    .executeTakeFirst();
  const contact = await trx
    .selectFrom('contacts')
    .select(['first_name', 'last_name', 'email', 'phone', 'address', 'custom1', 'custom2', 'custom3', 'description'])
    .where('contact_id', '=', of.contact_id ?? -1)
    .executeTakeFirst();
  const user = await trx
    .selectFrom('users')
    .select(['first_name', 'last_name', 'email', 'phone', 'company'])
    .where('user_id', '=', of.user_id ?? -1)
    .executeTakeFirst();
  return { account, contact, user };
}
