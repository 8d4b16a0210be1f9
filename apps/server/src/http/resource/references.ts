import { sql, type Trx } from '@strowger/db';
import { errors } from '../errors.ts';
import type { Shown } from './field.ts';

/** A field that names a row elsewhere, of the same tenant unless it is the platform's. */
export interface Reference {
  readonly field: string;
  readonly table: string;
  readonly column: string;
  /** The table has no tenants. */
  readonly ofPlatform?: true;
  /** More that the row must be, as an expression over it: `sql\`extension_type = 'voice'\``. */
  readonly where?: ReturnType<typeof sql<boolean>>;
}

/** Where a write stands: its tenant, and the status of what names nothing. */
export interface ReferenceContext {
  readonly tenantId: number | null;
  readonly status: 400 | 422;
  /** Put before the field's name in the error: `destinations[2].`. */
  readonly prefix?: string;
}

/**
 * Another tenant's row is answered as one that does not exist (contract 10 §2.3). Checked where the value changes; what
 * is named stays until the end of the transaction.
 * @throws ApiError 400 or 422 that names the field
 */
export async function requireReferences(
  trx: Trx,
  references: readonly Reference[] | undefined,
  sent: Shown,
  before: Shown | null,
  { tenantId, status, prefix = '' }: ReferenceContext,
): Promise<void> {
  for (const { field, table, column, ofPlatform, where } of references ?? []) {
    const value = sent[field];
    if (value === undefined || value === null || value === before?.[field]) continue;
    const ofTenant = tenantId === null || ofPlatform ? sql`` : sql`and tenant_id = ${tenantId}`;
    const { rows } = await sql`
      select from ${sql.table(table)} where ${sql.ref(column)} = ${value} ${ofTenant} ${where ? sql`and ${where}` : sql``}
      for key share`.execute(trx);
    if (rows.length === 0) throw unknownName(`${prefix}${field}`, status, 'names nothing that can be used here');
  }
}

/** The answer to a body that names what is not there, in the status of the resource's file (contract 10 §2.3). */
export function unknownName(field: string, status: 400 | 422, words: string): Error {
  return status === 400 ? errors.badField(field, words) : errors.unknownReference(field, words);
}
