import { sql, type Trx } from '@strowger/db';
import { isListName } from '../../engine/access-lists.ts';
import { errors } from '../../http/errors.ts';

/**
 * Holds that the access lists which an extension names are there, until the transaction ends.
 * @param list its `auth_acl`
 * @throws ApiError 400 for a name that is no list's
 */
export async function requireAccessLists(trx: Trx, list: string | null): Promise<void> {
  const names = (list ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(isListName);
  for (const name of names) {
    const { rows } = await sql`
      select access_control_uuid from access_controls
      where lower(access_control_name) = ${name.toLowerCase()} for share`.execute(trx);
    if (rows.length === 0)
      throw errors.badField('auth_acl', `${name} is neither a CIDR nor the name of an access list`);
  }
}
