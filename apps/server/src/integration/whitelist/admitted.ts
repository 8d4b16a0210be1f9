import { sql, type Trx } from '@strowger/db';
import { isLoopback } from '../cidr.ts';

/** What the whitelist says of an address. */
export interface Admission {
  /** For whom it is let in: identities by id, null = all of them. Empty = nobody. */
  readonly entries: readonly { readonly whitelistUuid: string | null; readonly identityId: number | null }[];
}

/**
 * Looks an address up (contract 40 B3). Each request asks the table, so that a change is in force with the next one, in
 * every process.
 * @param address normalised
 */
export async function admissionOf(
  trx: Trx,
  address: string,
  { now, allowLoopback }: { readonly now: Date; readonly allowLoopback: boolean },
): Promise<Admission> {
  if (address === '') return { entries: [] };
  const { rows } = await sql<{ whitelist_uuid: string; identity_id: number | null }>`
    select whitelist_uuid, identity_id from integration_whitelist
    where cidr >>= ${address}::inet and enabled and (expires_at is null or expires_at > ${now})
    order by masklen(cidr) desc`.execute(trx);
  const entries = rows.map((row) => ({ whitelistUuid: row.whitelist_uuid, identityId: row.identity_id }));
  return allowLoopback && isLoopback(address)
    ? { entries: [{ whitelistUuid: null, identityId: null }, ...entries] }
    : { entries };
}

/** The entry that lets this identity in from there; undefined: none does. @param identityId null: nobody known yet */
export function entryFor(admission: Admission, identityId: number | null): Admission['entries'][number] | undefined {
  return admission.entries.find((entry) => entry.identityId === null || entry.identityId === identityId);
}
