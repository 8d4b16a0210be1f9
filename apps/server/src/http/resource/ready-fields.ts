import { sql } from '@strowger/db';
import { type TSchema, Type } from 'typebox';
import type { Vault } from '../../secrets/vault.ts';
import { epochSeconds, nullable } from '../fields.ts';
import type { Field } from './field.ts';

/** A time the mechanism or the database keeps, shown in epoch seconds. */
export function epochField(column?: string): Field {
  return {
    schema: nullable(epochSeconds()),
    ...(column === undefined ? {} : { column }),
    write: 'never',
    show: (stored) => (stored instanceof Date ? Math.floor(stored.getTime() / 1000) : null),
  };
}

/** Text without control characters; "" where it is cleared. @param pattern in place of that rule */
export function lineField(maxLength: number, pattern = '^[^\\p{Cc}]*$', description?: string): Field {
  const schema = Type.String({ maxLength, pattern, ...(description === undefined ? {} : { description }) });
  return { schema: nullable(schema), store: (sent) => sent ?? '' };
}

/** An e-mail address, or none. */
export function emailField(maxLength: number): Field {
  return lineField(maxLength, '^[^\\s@\\p{Cc}]+@[^\\s@\\p{Cc}]+$|^$');
}

/** The company of the row's tenant, for super admins (contract 20 §0.4). */
export function tenantNameField(tenantColumn = 'tenant_id'): Field {
  return {
    schema: nullable(Type.String()),
    computed: sql`select company from tenants where tenants.tenant_id = ${sql.ref(`r.${tenantColumn}`)}`,
    shownTo: ['A'],
  };
}

/** A truth value that clients compare with `'true'` (contract 20 §0.4); the column is a boolean. */
export function trueTextField(): Field {
  return {
    schema: Type.Enum(['true', 'false']),
    show: (stored) => String(stored === true),
    store: (sent) => sent === 'true',
  };
}

/** What takes a PIN away: what is empty keeps it (contract 20 §0.5). */
export const NO_PIN = 'none';

/** A text that a PIN of so many digits, or `none`, is sent as. */
export function pinText(mostDigits: number): TSchema {
  return Type.String({
    pattern: `^(?:[0-9]{1,${mostDigits}}|${NO_PIN})$`,
    description: `Digits; \`${NO_PIN}\` takes the PIN away, what is empty keeps it.`,
  });
}

/** A PIN that need not be there. */
export function optionalPinField(vault: Vault, context: string, mostDigits: number): Field {
  return { ...secretField(vault, context, pinText(mostDigits)), clearedBy: NO_PIN };
}

/**
 * A secret that admins read in clear and that is encrypted at rest (contract 20 §0.5).
 * @param context authenticated with the secret: `devices.device_password`
 */
export function secretField(vault: Vault, context: string, schema: TSchema): Field {
  return {
    schema: Type.Union([schema, Type.Null()], { 'x-secret': true }),
    secret: true,
    shownTo: ['A', 'T'],
    show: (stored) => (typeof stored === 'string' ? vault.open(stored, context) : null),
    store: (sent) => (typeof sent === 'string' ? vault.seal(sent, context) : null),
  };
}
