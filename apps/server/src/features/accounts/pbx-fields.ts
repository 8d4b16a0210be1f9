import { sql, type Trx } from '@strowger/db';
import { type TSchema, Type } from 'typebox';
import type { CallerKind } from '../../access/caller.ts';
import { nullable } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Vault } from '../../secrets/vault.ts';
import { openPassword } from '../extensions/sip-password.ts';

const text = () => nullable(Type.String());
const trueText = () => nullable(Type.Enum(['true', 'false']));

/** What an account shows of the extension whose number is its phone, and of its DID; null: there is none (contract 30 §8). */
export const PBX_FIELDS: Readonly<Record<string, TSchema>> = {
  pbx_extension_uuid: text(),
  pbx_extension: text(),
  pbx_password: Type.Union([Type.String(), Type.Null()], { 'x-secret': true }),
  pbx_domain: text(),
  pbx_caller_id_name: text(),
  pbx_do_not_disturb: trueText(),
  pbx_forward_all_enabled: trueText(),
  pbx_forward_all_destination: text(),
  pbx_forward_busy_enabled: trueText(),
  pbx_forward_busy_destination: text(),
  pbx_forward_no_answer_enabled: trueText(),
  pbx_forward_no_answer_destination: text(),
  pbx_extension_type: nullable(Type.Enum(['voice', 'fax'])),
  pbx_fax_email: text(),
  did_phone: text(),
};

interface ExtensionOfAccount {
  readonly extension_uuid: string;
  readonly extension: string;
  readonly password: string;
  readonly domain_name: string;
  readonly effective_caller_id_name: string;
  readonly do_not_disturb: boolean;
  readonly forward_all_enabled: boolean;
  readonly forward_all_destination: string | null;
  readonly forward_busy_enabled: boolean;
  readonly forward_busy_destination: string | null;
  readonly forward_no_answer_enabled: boolean;
  readonly forward_no_answer_destination: string | null;
  readonly extension_type: string;
  readonly fax_email: string | null;
  readonly is_owners: boolean;
}

export async function readPbxFields(trx: Trx, vault: Vault, account: Shown, caller: CallerKind): Promise<Shown> {
  const extension = await findExtension(trx, account);
  const none = Object.fromEntries(Object.keys(PBX_FIELDS).map((name) => [name, null]));
  const did_phone = await findDidPhone(trx, account['linkdid_id']);
  return { ...none, ...(extension ? present(extension, vault, caller) : {}), did_phone };
}

/** An extension that is not the owner's tells end users everything but its password. */
function present(row: ExtensionOfAccount, vault: Vault, caller: CallerKind): Shown {
  return {
    pbx_extension_uuid: row.extension_uuid,
    pbx_extension: row.extension,
    pbx_password: caller !== 'U' || row.is_owners ? openPassword(vault, row.password) : null,
    pbx_domain: row.domain_name,
    pbx_caller_id_name: row.effective_caller_id_name,
    pbx_do_not_disturb: String(row.do_not_disturb),
    pbx_forward_all_enabled: String(row.forward_all_enabled),
    pbx_forward_all_destination: row.forward_all_destination,
    pbx_forward_busy_enabled: String(row.forward_busy_enabled),
    pbx_forward_busy_destination: row.forward_busy_destination,
    pbx_forward_no_answer_enabled: String(row.forward_no_answer_enabled),
    pbx_forward_no_answer_destination: row.forward_no_answer_destination,
    pbx_extension_type: row.extension_type,
    pbx_fax_email: row.fax_email,
  };
}

/** The tenant's extension with number = phone; the extension says itself whose it is. */
async function findExtension(trx: Trx, account: Shown): Promise<ExtensionOfAccount | undefined> {
  const { account_id, tenant_id, phone, user_id } = account;
  if (typeof phone !== 'string' || phone === '') return undefined;
  const { rows } = await sql<ExtensionOfAccount>`
    select e.extension_uuid, e.extension, e.password, domain_name, effective_caller_id_name, do_not_disturb,
      forward_all_enabled, forward_all_destination, forward_busy_enabled, forward_busy_destination,
      forward_no_answer_enabled, forward_no_answer_destination, extension_type, fax_email,
      (e.user_id is not distinct from ${user_id ?? null}::integer and e.user_id is not null)
        or e.account_id is not distinct from ${account_id}::integer as is_owners
    from extensions as e join domains using (domain_uuid)
    where e.tenant_id = ${tenant_id} and e.extension = ${phone}`.execute(trx);
  return rows[0];
}

async function findDidPhone(trx: Trx, didId: unknown): Promise<string | null> {
  if (typeof didId !== 'number') return null;
  const did = await trx.selectFrom('accounts').select('phone').where('account_id', '=', didId).executeTakeFirst();
  return did?.phone ?? null;
}
