import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { findProgram } from '../programs/program-rows.ts';
import { idIn } from '../programs/required.ts';
import { SERVICE } from '../programs/services.ts';
import { programType } from '../programs/types.ts';
import { threadKeySql } from '../sms/thread-key.ts';
import type { Sender } from '../transmissions/sender.ts';
import { DO_NOT_CALL } from '../transmissions/settle-transmission.ts';
import type { LockedCampaign } from './campaign-row.ts';

const UNREACHABLE = 'The contact has nothing to be reached by';

/**
 * Makes one transmission for each contact of the group, in their order: the same digits once, listed ones as failed already, and
 * who has neither number nor address as invalid (contract 30 §19). Quota and hours are asked when each is due.
 * @returns how many there are
 * @throws ApiError 400 for an empty group, 404 for a program that has gone
 */
export async function takeContacts(trx: Trx, campaign: LockedCampaign, sender: Sender, now: Date): Promise<number> {
  const { campaign_id: campaignId, tenant_id: tenantId, created_by: userId, group_id: groupId, try_allowed } = campaign;
  const program = campaign.program_id === null ? undefined : await findProgram(trx, campaign.program_id);
  const type = program && programType(program.type);
  if (!program || !type) throw errors.notFound('Program');
  const documentId = idIn(program.data, 'document_id');
  const reached = type.serviceFlag === SERVICE.email ? sql`lower(c.email)` : sql`c.phone_digits`;
  const thread = type.serviceFlag === SERVICE.sms ? threadKeySql(sql`phone`) : sql`null::text`;
  const { numAffectedRows = 0n } = await sql`
    insert into transmissions (tenant_id, user_id, title, program_id, contact_id, account_id, special_account, account_phone,
      campaign_id, document_id, thread_key, service_flag, origin, status, response, try_allowed, date_created)
    select ${tenantId}::integer, ${userId}::integer,
      coalesce((select name from documents where document_id = ${documentId}::integer), ''), ${program.program_id}::integer,
      contact_id, ${sender.accountId}::integer, ${sender.special}::smallint, ${sender.phone}::text, ${campaignId}::integer,
      ${documentId}::integer, ${thread}, ${type.serviceFlag}::integer, ${program.type}::text, status,
      case status when 'failed(dnc)' then ${DO_NOT_CALL}::text when 'invalid' then ${UNREACHABLE}::text else '' end,
      ${try_allowed}::integer, ${now}::timestamptz
    from (
      select distinct on (reached, case reached when '' then c.contact_id end) c.contact_id, c.phone,
        case when reached = '' then 'invalid'
          when exists (
            select from contact_dncs as d
            where (d.tenant_id = ${tenantId} or d.tenant_id is null)
              and ((d.phone_digits <> '' and d.phone_digits = c.phone_digits)
                or (d.email <> '' and lower(d.email) = lower(c.email)))) then 'failed(dnc)'
          else 'pending' end as status
      from contact_group_members as m join contacts as c using (contact_id), lateral (select ${reached} as reached) as by
      where m.group_id = ${groupId} and c.tenant_id = ${tenantId} and c.date_deleted is null
      order by reached, case reached when '' then c.contact_id end, c.contact_id
    ) as contact
    order by contact_id`.execute(trx);
  if (numAffectedRows === 0n) throw errors.badField('group_id', 'the group has no contacts');
  return Number(numAffectedRows);
}
