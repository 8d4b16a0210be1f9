import { sql, type Trx } from '@strowger/db';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import { responseText } from './attempt-result.ts';

type Parts = Pick<Platform, 'mail' | 'log'>;

interface Told {
  readonly tenant_id: number;
  readonly title: string;
  readonly status: string;
  readonly response: string;
  readonly try_done: number;
  readonly pages: number;
  readonly phone: string | null;
  readonly email: string;
  readonly name: string;
}

/**
 * Tells whoever wants notices what became of his fax (contract 30 §18.5, §22): that it was given up; of one that he sent by
 * mail also that it was delivered, at the address he sent it from.
 */
export async function mailFaxOutcome(
  trx: Trx,
  { mail, log }: Parts,
  transmissionId: number,
  outcome: 'fax-failed' | 'fax-delivered',
): Promise<void> {
  const { rows } = await sql<Told>`
    select t.tenant_id, t.title, t.status, t.response, t.try_done, t.pages, contacts.phone,
      case when came.program_id is null then users.email else coalesce(nullif(accounts.email, ''), users.email) end as email,
      trim(users.first_name || ' ' || users.last_name) as name
    from transmissions as t
    join users on users.user_id = t.user_id and 'email_to_fax_notify' = any (users.feature_keys) and users.active
    left join programs as came on came.program_id = t.program_id and came.name = ${BY_MAIL}
    left join accounts on accounts.account_id = t.account_id
    left join contacts on contacts.contact_id = t.contact_id
    where t.transmission_id = ${transmissionId} and t.service_flag = 2
      and (${outcome === 'fax-failed'} or came.program_id is not null)`.execute(trx);
  const [told] = rows;
  if (!told) return;
  const { name, title, status, response, try_done: tries, pages, phone } = told;
  const data = { name, title, to: phone ?? '', reason: responseText(status, response), tries, pages };
  const key = `${outcome}:${transmissionId}:${tries}`;
  await mail
    .send(trx, outcome, { address: told.email }, data, { key, tenantId: told.tenant_id })
    .catch((error: unknown) => {
      if (!(error instanceof UnsendableMail)) throw error;
      log.warn({ transmission_id: transmissionId, reason: error.message }, 'nobody is told of the outcome of a fax');
    });
}

/** Name of the programs that the mail gateway makes (contract 30 §22). */
export const BY_MAIL = 'emailtofax_sendfax';
