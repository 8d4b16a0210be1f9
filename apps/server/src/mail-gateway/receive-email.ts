import { sql, type Trx } from '@strowger/db';
import { contactFor } from '../features/contacts/contact-for.ts';
import { SERVICE } from '../features/programs/services.ts';
import { storeResults } from '../features/transmissions/keep-results.ts';
import { sanitiseMail } from '../html/sanitise-mail.ts';
import type { Platform } from '../platform.ts';
import { isNewMail, mailHash } from './known-mails.ts';
import type { MailContent } from './received-mail.ts';

/** An address that a `receiveemail` program answers at. */
interface Mailbox {
  readonly tenant_id: number;
  readonly program_id: number;
  readonly account_id: number | null;
  readonly owner: number | null;
}

const LONGEST = { name: 128, subject: 255 };

/**
 * Keeps a mail as a template of whoever has a `receiveemail` program at the address (contract 30 §17.1), and as an inbound
 * transmission. The same mail is kept once.
 * @returns whether anybody has one there
 */
export async function receiveEmail(platform: Platform, address: string, mail: MailContent): Promise<boolean> {
  const mailbox = await platform.db.transaction({ kind: 'all' }, (trx) => findMailbox(trx, address), {
    readOnly: true,
  });
  if (!mailbox || mail.from === null) return false;
  const { from } = mail;
  const hash = mailHash(mail, [address, String(mailbox.program_id)]);
  await platform.db.transaction({ kind: 'tenant', tenantId: mailbox.tenant_id }, async (trx) => {
    if (await isNewMail(trx, mailbox.tenant_id, hash)) await keep(trx, platform.now(), mailbox, { ...mail, from });
  });
  return true;
}

async function findMailbox(trx: Trx, address: string): Promise<Mailbox | undefined> {
  const { rows } = await sql<Mailbox>`
    select e.tenant_id, e.program_id, a.account_id, coalesce(a.created_by, p.created_by) as owner
    from inbound_entries e
    join programs p using (program_id)
    join tenants t on t.tenant_id = e.tenant_id and t.active
    left join accounts a on a.account_id = coalesce(e.account_id, p.account_id)
    where e.service = 'email' and (e.address = ${address} or (e.address is null and a.active and lower(a.email) = ${address}))
    order by e.address nulls last, e.inbound_entry_id limit 1`.execute(trx);
  return rows[0];
}

async function keep(
  trx: Trx,
  at: Date,
  mailbox: Mailbox,
  mail: MailContent & { readonly from: string },
): Promise<void> {
  const { tenant_id: tenantId, program_id, account_id, owner: userId } = mailbox;
  const { template_id } = await trx
    .insertInto('templates')
    .values({
      tenant_id: tenantId,
      created_by: userId,
      name: (mail.subject || `Mail from ${mail.from}`).slice(0, LONGEST.name),
      type: 'received',
      description: `From ${mail.from}`,
      subject: mail.subject.slice(0, LONGEST.subject),
      body: sanitiseMail(mail.html),
      body_alt: mail.text,
    })
    .returning('template_id')
    .executeTakeFirstOrThrow();
  const contact = await contactFor(
    trx,
    { tenantId, createdBy: userId },
    { email: mail.from, first_name: mail.fromName.slice(0, 64) },
  );
  const { transmission_id } = await trx
    .insertInto('transmissions')
    .values({
      ...{ tenant_id: tenantId, user_id: userId, program_id, account_id, contact_id: contact.contact_id },
      ...{ title: mail.subject.slice(0, LONGEST.subject), service_flag: SERVICE.email, origin: 'receiveemail' },
      ...{ direction: 'inbound', status: 'completed', is_read: false, try_done: 1, last_run: at, date_created: at },
    })
    .returning('transmission_id')
    .executeTakeFirstOrThrow();
  const { spool_id } = await trx
    .insertInto('spools')
    .values({
      ...{ transmission_id, tenant_id: tenantId, service_flag: SERVICE.email, account_id, status: 'completed' },
      ...{ time_spool: at, time_start: at, time_connect: at, time_end: at },
    })
    .returning('spool_id')
    .executeTakeFirstOrThrow();
  const results = [{ type: 'message', name: 'template', data: String(template_id) }] as const;
  await storeResults(trx, { spoolId: spool_id, tenantId }, results);
}
