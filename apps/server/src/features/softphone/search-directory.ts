import { sql, type Trx } from '@strowger/db';
import { containsPattern } from '../../http/portal-search.ts';

export interface DirectoryEntry {
  readonly extension: string;
  readonly name: string;
}

const DEFAULT_LIMIT = 20;
const MOST = 100;

/** What a person's phone book shows of an extension: his own names, else the one that calls show. */
const NAME = sql<string>`coalesce(nullif(trim(concat_ws(' ', e.directory_first_name, e.directory_last_name)), ''),
  e.effective_caller_id_name, '')`;

/**
 * Enabled voice extensions of a tenant that its phone books show (contract 20 §1.2 `directory_visible`), by number.
 * @param query `search`: part of the number, the alias or the name; `limit`: 1 to 100, 20 unless it is one of these
 */
export function searchDirectory(
  trx: Trx,
  tenantId: number,
  { search = '', limit }: Readonly<Partial<Record<'search' | 'limit', string>>>,
): Promise<DirectoryEntry[]> {
  const pattern = containsPattern(search.trim());
  return trx
    .selectFrom('extensions as e')
    .select(['e.extension', NAME.as('name')])
    .where('e.tenant_id', '=', tenantId)
    .where('e.enabled', '=', true)
    .where('e.directory_visible', '=', true)
    .where('e.extension_type', '=', 'voice')
    .where((eb) =>
      eb.or([eb('e.extension', 'like', pattern), eb('e.number_alias', 'like', pattern), eb(NAME, 'ilike', pattern)]),
    )
    .orderBy(sql`e.extension::bigint`)
    .limit(limitOf(limit))
    .execute();
}

function limitOf(text: string | undefined): number {
  const value = Number(text ?? DEFAULT_LIMIT);
  return Number.isInteger(value) && value >= 1 && value <= MOST ? value : DEFAULT_LIMIT;
}
