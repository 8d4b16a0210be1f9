import type { Trx } from '@strowger/db';
import { notFound } from '../../errors.ts';

/** The extension with that number or alias. @throws IntegrationError 404 */
export async function findExtension(
  trx: Trx,
  tenantId: number,
  number: string,
): Promise<{ readonly extension_uuid: string; readonly extension: string }> {
  const found = await trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'extension'])
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or([where('extension', '=', number), where('number_alias', '=', number)]))
    // A number of its own comes before the alias of another.
    .orderBy((order) => order.case().when('extension', '=', number).then(0).else(1).end())
    .executeTakeFirst();
  if (!found) throw notFound();
  return found;
}
