import { sql } from '@strowger/db';
import type { RawBuilder } from 'kysely';

/** The conversation that a number belongs to (contract 30 §23): its digits and `+` alone. */
export function threadKeyOf(number: string): string {
  return number.replace(/[^0-9+]/g, '');
}

/** The same in SQL: null for a number without any. */
export function threadKeySql(number: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`nullif(regexp_replace(${number}, '[^0-9+]', '', 'g'), '')`;
}
