import { sql, type Trx } from '@strowger/db';
import { ROLE } from '../../access/effective-roles.ts';
import { addressOfPhone } from '../programs/inbound-entries.ts';
import type { ArrivingFax } from './receive-fax.ts';

/** Whose a received fax is. */
export interface FaxOwner {
  readonly userId: number | null;
  /** The account it came to. */
  readonly accountId: number | null;
  /** Null: an extension received it. */
  readonly programId: number | null;
}

interface Candidate {
  readonly user_id: number | null;
  readonly account_id: number | null;
  readonly may_receive: boolean;
}

/** End users need one of these words; admins none (contract 30 §21). */
const MAY_RECEIVE = sql`
  users.user_id is null or users.feature_keys && array['fax_to_email', 'receive_fax']
  or exists (
    select from user_roles
    where user_roles.user_id = users.user_id and user_roles.role_id in (${ROLE.admin}, ${ROLE.tenant}))`;

/** Null: there is no such receiver any more, or its owner may not receive faxes. */
export async function findFaxOwner(trx: Trx, fax: ArrivingFax): Promise<FaxOwner | null> {
  const { receiver } = fax;
  if (receiver.kind === 'extension') return ofExtension(trx, fax, receiver.extensionUuid);
  const program = await trx
    .selectFrom('programs')
    .select(['program_id', 'account_id', 'created_by'])
    .where('program_id', '=', receiver.programId)
    .where('tenant_id', '=', fax.tenantId)
    .where('type', 'in', ['receivefax', 'faxtoemail'])
    .executeTakeFirst();
  if (!program) return null;
  const found = await ofAccount(trx, fax, program.account_id);
  if (found?.may_receive === false) return null;
  return {
    userId: found?.user_id ?? program.created_by,
    accountId: found?.account_id ?? program.account_id,
    programId: program.program_id,
  };
}

/** The DID that was called, where it is an account; else the program's. Its owner is that of the program's account before the DID's. */
async function ofAccount(
  trx: Trx,
  { tenantId, calledNumber }: ArrivingFax,
  accountId: number | null,
): Promise<Candidate | undefined> {
  const { rows } = await sql<Candidate>`
    with own as (
      select account_id, created_by, mirrors_user_id from accounts
      where account_id = ${accountId} and tenant_id = ${tenantId}
    ), did as (
      select account_id, created_by from accounts
      where tenant_id = ${tenantId} and type = 'did' and ltrim(phone, '+') = ${addressOfPhone(calledNumber)}
    )
    select coalesce(did.account_id, own.account_id) as account_id, users.user_id, ${MAY_RECEIVE} as may_receive
    from (select 1) as one left join own on true left join did on true
    left join users on users.user_id = coalesce(own.mirrors_user_id, own.created_by, did.created_by)
      and users.tenant_id = ${tenantId}
    limit 1`.execute(trx);
  return rows[0];
}

async function ofExtension(trx: Trx, { tenantId }: ArrivingFax, extensionUuid: string): Promise<FaxOwner | null> {
  const { rows } = await sql<Candidate>`
    select extensions.account_id, users.user_id, ${MAY_RECEIVE} as may_receive
    from extensions left join users on users.user_id = extensions.user_id
    where extension_uuid = ${extensionUuid} and extensions.tenant_id = ${tenantId} and extension_type = 'fax'`.execute(
    trx,
  );
  const [row] = rows;
  if (!row?.may_receive) return null;
  return { userId: row.user_id, accountId: row.account_id, programId: null };
}
