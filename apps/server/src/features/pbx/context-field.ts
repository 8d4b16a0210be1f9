import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';

/** A `*_context` of contract 20: kept for clients that send one, the domain's name by default, of no effect on calls. */
export function contextField(column: string): Field {
  return {
    schema: nullable(Type.String({ maxLength: 255, pattern: '^[^\\p{Cc}]*$' })),
    followed: sql`coalesce(${sql.ref(`r.${column}`)},
      (select domain_name from domains where domains.domain_uuid = r.domain_uuid))`,
  };
}
