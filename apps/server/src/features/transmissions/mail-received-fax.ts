import { sql, type Trx } from '@strowger/db';
import type { Attachment } from '../../mail/mail.ts';
import { UnsendableMail } from '../../mail/mail.ts';
import type { Platform } from '../../platform.ts';
import { formatLocal } from '../../time/zone.ts';
import { receivedFaxWords } from './received-fax-words.ts';

type Parts = Pick<Platform, 'mail' | 'settings' | 'log' | 'environment'>;

/** A fax that was kept, as its mails tell of it. */
export interface MailedFax {
  readonly transmissionId: number;
  readonly at: Date;
  /** Name in the media store; null: the mail says where it lies. */
  readonly attachment: string | null;
}

interface Told {
  readonly tenant_id: number;
  readonly timezone: string;
  readonly pages: number;
  readonly partial: boolean;
  readonly called: string;
  readonly caller: string | null;
  readonly addresses: readonly string[];
}

/**
 * Mails a received fax to its account and to every account that is linked to it, once to each address (contract 30 §21); what
 * a `receivefax` program received is not mailed.
 */
export async function mailReceivedFax(
  trx: Trx,
  parts: Parts,
  { transmissionId: id, at, attachment }: MailedFax,
): Promise<void> {
  const told = await readTold(trx, id);
  if (told === undefined) return;
  // The page of the portal that shows it.
  const link = attachment === null ? `${parts.settings.get('public_url')}/faxes/${id}` : null;
  const data = {
    caller: told.caller ?? '',
    called: told.called,
    pages: told.pages,
    at: formatLocal(at, { zone: told.timezone }),
    isPartial: told.partial,
    ...(link === null ? {} : { link }),
  };
  const own = await receivedFaxWords(trx, parts, { tenantId: told.tenant_id, transmissionId: id, at }, link);
  const fax: Attachment[] =
    attachment === null ? [] : [{ fileName: `fax_${id}.pdf`, contentType: 'application/pdf', file: attachment }];
  for (const address of told.addresses) {
    const options = {
      key: `fax-received:${id}:${address}`.slice(0, 255),
      tenantId: told.tenant_id,
      attachments: [...fax, ...(own?.attachments ?? [])],
      ...(own === null ? {} : { words: own.words }),
    };
    await parts.mail.send(trx, 'fax-received', { address }, data, options).catch((error: unknown) => {
      if (!(error instanceof UnsendableMail)) throw error;
      parts.log.warn({ transmission_id: id, reason: error.message }, 'a received fax is not mailed');
    });
  }
}

async function readTold(trx: Trx, id: number): Promise<Told | undefined> {
  const { rows } = await sql<Told>`
    select t.tenant_id, tenants.timezone, t.pages, t.partial, t.account_phone as called, nullif(contacts.phone, '') as caller, (
        select coalesce(array_agg(distinct lower(address)), '{}') from (
          select account.email as address where program.program_id is null or program.type = 'faxtoemail'
          union all select program.data ->> 'email'
          union all select own.email from accounts as own
            where own.account_id = program.account_id and program.type = 'faxtoemail' and own.active
          union all select linked.email from accounts as linked
            where linked.linkdid_id = t.account_id and linked.tenant_id = t.tenant_id and linked.active
              and program.type = 'faxtoemail'
        ) as of_it where coalesce(address, '') <> ''
      ) as addresses
    from transmissions as t
    join tenants on tenants.tenant_id = t.tenant_id
    left join accounts as account on account.account_id = t.account_id
    left join programs as program on program.program_id = t.program_id
    left join contacts on contacts.contact_id = t.contact_id
    where t.transmission_id = ${id}`.execute(trx);
  return rows[0];
}
