import { sql, type Tables, type Trx, violationOf } from '@strowger/db';
import type { Selectable } from 'kysely';
import { errors } from '../../http/errors.ts';
import { isEverything, normalCidr } from '../cidr.ts';

export type WhitelistEntry = Selectable<Tables['integration_whitelist']>;

/** What can be said of an entry. */
export interface EntryFields {
  readonly cidr?: string;
  readonly description?: string;
  readonly identity_id?: number | null;
  readonly enabled?: boolean;
  readonly expires_at?: Date | null;
}

/** Every entry, networks of one family together. */
export function listEntries(trx: Trx): Promise<WhitelistEntry[]> {
  return trx.selectFrom('integration_whitelist').selectAll().orderBy('cidr').execute();
}

/** The entry of that id, or of that network; undefined: there is none. */
export async function findEntry(
  trx: Trx,
  by: { readonly uuid: string } | { readonly cidr: string },
): Promise<WhitelistEntry | undefined> {
  const query = trx.selectFrom('integration_whitelist').selectAll().forUpdate();
  if ('uuid' in by) return query.where('whitelist_uuid', '=', by.uuid).executeTakeFirst();
  const cidr = normalCidr(by.cidr);
  return cidr === null ? undefined : query.where('cidr', '=', cidr).executeTakeFirst();
}

/** @throws ApiError 400 for what is no network, 409 for one that is there, 422 for an unknown identity */
export async function addEntry(
  trx: Trx,
  fields: EntryFields & { readonly cidr: string },
  { allowAny, createdBy, now }: { readonly allowAny: boolean; readonly createdBy: string; readonly now: Date },
): Promise<WhitelistEntry> {
  const cidr = requireCidr(fields.cidr, allowAny);
  await requireIdentity(trx, fields.identity_id);
  return takenAs409(() =>
    trx
      .insertInto('integration_whitelist')
      .values({ ...fields, cidr, created_by: createdBy, created_at: now })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

/** @throws as `addEntry` */
export async function updateEntry(
  trx: Trx,
  uuid: string,
  fields: EntryFields,
  allowAny: boolean,
): Promise<WhitelistEntry> {
  const cidr = fields.cidr === undefined ? {} : { cidr: requireCidr(fields.cidr, allowAny) };
  await requireIdentity(trx, fields.identity_id);
  const changes = { ...fields, ...cidr };
  return takenAs409(() =>
    trx
      .updateTable('integration_whitelist')
      .set(Object.keys(changes).length === 0 ? { description: sql<string>`description` } : changes)
      .where('whitelist_uuid', '=', uuid)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

export async function removeEntry(trx: Trx, uuid: string): Promise<void> {
  await trx.deleteFrom('integration_whitelist').where('whitelist_uuid', '=', uuid).execute();
}

/** @throws ApiError 400 */
function requireCidr(text: string, allowAny: boolean): string {
  const cidr = normalCidr(text);
  if (cidr === null) throw errors.badField('cidr', 'must be an IP address or a network in CIDR form');
  if (isEverything(cidr) && !allowAny)
    throw errors.badField('cidr', 'lets everybody in: send allow_any=true to mean it');
  return cidr;
}

async function requireIdentity(trx: Trx, identityId: number | null | undefined): Promise<void> {
  if (identityId === null || identityId === undefined) return;
  const found = await trx
    .selectFrom('integration_identity')
    .select('identity_id')
    .where('identity_id', '=', identityId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw errors.unknownReference('identity_id', 'names no identity');
}

async function takenAs409<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violationOf(error)?.constraint === 'integration_whitelist_cidr') {
      throw errors.conflict('This network is on the whitelist already');
    }
    throw error;
  }
}
